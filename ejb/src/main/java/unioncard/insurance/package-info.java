/** The members' basic cover (会员专享基本保障): years and rates, enrolment by the base unions, review by the districts, inquiry. */
package unioncard.insurance;
