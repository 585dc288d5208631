package unioncard.web.insurance;

import java.io.Serializable;
import java.math.BigDecimal;
import unioncard.insurance.PlanRules;

/** A plan with its rates as typed on {@link RateEditPage}, money in yuan. */
public class PlanForm implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int FEN_DIGITS = 2;

    private final String type;
    private String name;
    private String benefits;
    private boolean settled;
    private BigDecimal full;
    private BigDecimal fullMunicipal;
    private BigDecimal half;
    private BigDecimal halfMunicipal;

    PlanForm(PlanRules plan) {
        type = plan.type();
        name = plan.name();
        benefits = plan.benefits();
        settled = !plan.example();
        full = yuan(plan.full());
        fullMunicipal = yuan(plan.fullMunicipal());
        half = yuan(plan.half());
        halfMunicipal = yuan(plan.halfMunicipal());
    }

    /** What was typed; throws an {@link ArithmeticException} for a part of a fen or more than anything costs. */
    PlanRules rules() {
        return new PlanRules(type, name.strip(), benefits.strip(), !settled, fen(full), fen(fullMunicipal), fen(half), fen(halfMunicipal));
    }

    private static BigDecimal yuan(int fen) {
        return BigDecimal.valueOf(fen, FEN_DIGITS);
    }

    private static int fen(BigDecimal yuan) {
        return yuan.movePointRight(FEN_DIGITS).intValueExact();
    }

    public String getType() {
        return type;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getBenefits() {
        return benefits;
    }

    public void setBenefits(String benefits) {
        this.benefits = benefits;
    }

    public boolean isSettled() {
        return settled;
    }

    public void setSettled(boolean settled) {
        this.settled = settled;
    }

    public BigDecimal getFull() {
        return full;
    }

    public void setFull(BigDecimal full) {
        this.full = full;
    }

    public BigDecimal getFullMunicipal() {
        return fullMunicipal;
    }

    public void setFullMunicipal(BigDecimal fullMunicipal) {
        this.fullMunicipal = fullMunicipal;
    }

    public BigDecimal getHalf() {
        return half;
    }

    public void setHalf(BigDecimal half) {
        this.half = half;
    }

    public BigDecimal getHalfMunicipal() {
        return halfMunicipal;
    }

    public void setHalfMunicipal(BigDecimal halfMunicipal) {
        this.halfMunicipal = halfMunicipal;
    }
}
