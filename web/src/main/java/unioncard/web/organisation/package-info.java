/** Pages of the tree of unions (组织管理). */
package unioncard.web.organisation;
