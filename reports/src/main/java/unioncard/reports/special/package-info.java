/** The form of the special channel (特殊办卡申请表): what it shows. */
package unioncard.reports.special;
