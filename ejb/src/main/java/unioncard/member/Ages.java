package unioncard.member;

import java.time.LocalDate;
import java.time.Period;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

/**
 * In which years of age somebody can be a member, as of a day: {@link Parameter#MEMBER_AGE_FROM} and {@link Parameter#MEMBER_AGE_TO}.
 *
 * @param today in the city
 * @param youngest full years, included
 * @param oldest full years, included
 */
record Ages(LocalDate today, int youngest, int oldest) {

    static Ages of(Parameters parameters, LocalDate today) {
        return new Ages(today, parameters.number(Parameter.MEMBER_AGE_FROM), parameters.number(Parameter.MEMBER_AGE_TO));
    }

    boolean fits(LocalDate birthDate) {
        int age = Period.between(birthDate, today).getYears();
        return age >= youngest && age <= oldest;
    }
}
