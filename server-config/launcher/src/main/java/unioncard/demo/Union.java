package unioncard.demo;

/**
 * A union of the demo; the fields are those of table {@code trade_union}.
 *
 * @param district the district or bureau above or itself, null for the municipal federation
 */
record Union(long id, String code, String name, String level, Union parent, Union districtAbove, String unitName, String unitCreditCode,
        String unionCreditCode, String address, String phone, String leader) {

    String path() {
        return (parent == null ? "/" : parent.path()) + id + "/";
    }

    /** The district or bureau above, itself when it is one; null for the municipal federation. */
    Union district() {
        return level.equals("DISTRICT") ? this : districtAbove;
    }

    Long districtId() {
        return district() == null ? null : district().id();
    }

    boolean grassroots() {
        return level.equals("GRASSROOTS");
    }
}
