package unioncard.transfer;

/** A grassroots union that may take over a member. */
public record TargetUnion(long id, String code, String name, String districtName) {
}
