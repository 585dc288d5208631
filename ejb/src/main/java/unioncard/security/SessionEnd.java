package unioncard.security;

/** Why a session (会话) is over. */
public enum SessionEnd {
    /** The person signed out. */ SIGNED_OUT,
    /** Nothing was done for the time allowed. */ IDLE,
    /** The longest time allowed is over. */ TOO_LONG,
    /** The person signed in somewhere else. */ ELSEWHERE,
    /** The person ended it from another session. */ BY_SELF,
    /** The security administrator ended it. */ BY_ADMINISTRATOR,
    /** The account was switched off. */ DISABLED,
    /** The password or the second factor was replaced. */ PASSWORD
}
