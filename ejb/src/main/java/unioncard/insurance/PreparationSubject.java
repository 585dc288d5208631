package unioncard.insurance;

/** What a run of {@link ListPreparationRun} prepares: the lists of a district for a year and way. */
record PreparationSubject(int year, EnrolmentWay way, long district) {

    /** As it stands in {@code job_run.subject}. */
    String text() {
        return year + " " + way + " " + district;
    }

    /** Reads it back. */
    static PreparationSubject of(String text) {
        var parts = text.split(" ");
        return new PreparationSubject(Integer.parseInt(parts[0]), EnrolmentWay.valueOf(parts[1]), Long.parseLong(parts[2]));
    }
}
