/** Keys of personal data (密钥管理): which there are, and the job that brings what is stored under the current one. */
package unioncard.keys;
