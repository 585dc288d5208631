package unioncard.member;

/** A member of an import to whom something has happened since, so that the import cannot be undone. */
public record TouchedMember(long id, String memberNo, String name, MemberStatus status) {
}
