package unioncard.demo;

import java.time.LocalDate;

/** A member of the demo; what the card office does with the member changes the handling status. */
final class Member {

    final long id;
    final String no;
    final Person person;
    final Union union;
    final String status;
    final LocalDate joinedOn;
    private String handlingStatus = "OPEN";
    private String specialReason;
    private Card card;

    Member(long id, long no, Person person, Union union, String status, LocalDate joinedOn) {
        this.id = id;
        this.no = "%010d".formatted(no);
        this.person = person;
        this.union = union;
        this.status = status;
        this.joinedOn = joinedOn;
    }

    void atBank() {
        handlingStatus = "IN_PROGRESS";
    }

    void open() {
        handlingStatus = "OPEN";
    }

    /** The bank refused; with a reason the next try goes into the special channel. */
    void failed(String newSpecialReason) {
        handlingStatus = "FAILED";
        specialReason = newSpecialReason;
    }

    void issued(Card newCard) {
        handlingStatus = "ISSUED";
        card = newCard;
    }

    String handlingStatus() {
        return handlingStatus;
    }

    String specialReason() {
        return specialReason;
    }

    Card card() {
        return card;
    }

    boolean active() {
        return status.equals("ACTIVE");
    }

    boolean openSince(int joinedDaysAgo) {
        return active() && handlingStatus.equals("OPEN") && !joinedOn.isAfter(DemoDates.BASE.minusDays(joinedDaysAgo));
    }

    /**
     * A service card.
     *
     * @param numberedOn day of the card number, from which covers are reckoned
     */
    record Card(long id, String number, LocalDate numberedOn, CardBatch batch, String status) {
    }
}
