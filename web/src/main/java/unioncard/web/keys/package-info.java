/** 密钥管理: keys of personal data and their rotation. */
package unioncard.web.keys;
