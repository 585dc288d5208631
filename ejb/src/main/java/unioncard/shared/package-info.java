/** What every capability stands on: settings, clock, SQL access, errors, paging, migrations and the run-keeping of background jobs. */
package unioncard.shared;
