package unioncard.insurance;

/** A returned batch that its union can take up again (修改后重新提交). */
public final class ReturnedBatch {

    private ReturnedBatch() {
    }

    /**
     * Predicate: the district has returned the batch, nothing stands in for it yet, and its year may be enrolled for in its way {@code :today},
     * as {@link InsuranceYear#isOpenFor} has it. Over {@code enrolment_batch} by this alias.
     */
    public static String resubmittable(String alias) {
        return ("$b.status = 'RETURNED' and not exists (select from enrolment_batch later where later.previous_id = $b.id and later.status <> 'WITHDRAWN')"
                + " and exists (select from insurance_year terms where terms.year = $b.year and case $b.way when 'COLLECTIVE'"
                + " then cast(:today as date) between terms.collective_from and terms.collective_to when 'NEW_CARD'"
                + " then cast(:today as date) between terms.new_card_from and terms.new_card_to"
                + " else cast(:today as date) between terms.without_cover_from and terms.without_cover_to end)").replace("$b", alias);
    }
}
