package unioncard.transfer;

/** A working grassroots union as one side of a transfer; public for Jdbi only. */
public record Grassroots(long id, long districtId, String name) {
}
