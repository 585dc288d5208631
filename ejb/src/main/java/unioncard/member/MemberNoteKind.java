package unioncard.member;

import unioncard.shared.Labelled;

/** Why a member has to be looked into. */
public enum MemberNoteKind implements Labelled {
    /** What a municipal verification was told by the population registry. */ DECEASED("人口库显示该人员已死亡或注销");

    private final String label;

    MemberNoteKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
