/** The list of the annual registration (年度注册名单): what it shows. */
package unioncard.reports.registration;
