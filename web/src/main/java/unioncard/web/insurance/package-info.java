/** Pages of the basic cover: 参保信息管理, 参保办理, 保障信息查询. */
package unioncard.web.insurance;
