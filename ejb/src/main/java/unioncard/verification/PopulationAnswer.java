package unioncard.verification;

/** What the population registry (人口库) answers. */
public enum PopulationAnswer {
    /** 一致. */ MATCH,
    /** 不一致. */ NAME_DIFFERS,
    /** 不一致, but the registry's name holds a placeholder where a rare character should be. */ NAME_UNREADABLE,
    /** 库中无此号. */ NOT_FOUND,
    /** 已死亡或注销. */ DECEASED,
    /** Document is no resident identity card. */ NOT_APPLICABLE,
    /** No answer: never counts as a failure of the member. */ UNAVAILABLE
}
