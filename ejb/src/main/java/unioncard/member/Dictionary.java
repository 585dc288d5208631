package unioncard.member;

import java.util.List;
import java.util.Optional;
import unioncard.form.TypedText;

/** The closed lists of the collection form (字典), in the form's order and words. */
public enum Dictionary {
    SEX("男", "女"),
    ETHNICITY("汉族", "蒙古族", "回族", "藏族", "维吾尔族", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族", "侗族", "瑶族", "白族", "土家族",
            "哈尼族", "哈萨克族", "傣族", "黎族", "傈僳族", "佤族", "畲族", "高山族", "拉祜族", "水族", "东乡族", "纳西族", "景颇族", "柯尔克孜族",
            "土族", "达斡尔族", "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族", "仡佬族", "锡伯族", "阿昌族", "普米族", "塔吉克族", "怒族",
            "乌孜别克族", "俄罗斯族", "鄂温克族", "德昂族", "保安族", "裕固族", "京族", "塔塔尔族", "独龙族", "鄂伦春族", "赫哲族", "门巴族",
            "珞巴族", "基诺族"),
    EDUCATION("博士", "硕士", "本科", "大专", "中专", "高中", "初中", "小学及以下"),
    POLITICAL_STATUS("中共党员", "中共预备党员", "共青团员", "民革党员", "民盟盟员", "民建会员", "民进会员", "农工党党员", "致公党党员",
            "九三学社社员", "台盟盟员", "无党派人士", "群众"),
    EMPLOYMENT("在岗", "待（下）岗", "失业", "退休", "退职", "退养（内退）", "病休", "其他"),
    SKILL_GRADE("无", "职业资格一级（高级技师）", "职业资格二级（技师）", "职业资格三级（高级）", "职业资格四级（中级）", "职业资格五级（初级）"),
    HOUSEHOLD_TYPE("农业户口", "非农业户口"),
    CHANGE_KIND("入会", "转入", "保留", "转出", "除名", "退会"),
    CHANGE_REASON("劳动（工作）关系发生变化", "在本单位下岗后待岗", "失业", "所在企业破产", "个人要求退会", "因犯罪被开除会籍"),
    YES_NO("是", "否");

    private final List<String> words;

    Dictionary(String... words) {
        this.words = List.of(words);
    }

    /** The words in the form's order. */
    public List<String> words() {
        return words;
    }

    /**
     * The word meant by what was typed; half-width brackets are forgiven, an ethnicity may lack its last character, and the
     * provincial form's misspelt 僳僳族 is understood.
     */
    public Optional<String> find(String typed) {
        var word = TypedText.trimmed(typed).replace('(', '（').replace(')', '）');
        if (words.contains(word)) {
            return Optional.of(word);
        }
        if (this == ETHNICITY) {
            var people = word.equals("僳僳族") ? "傈僳族" : word + "族";
            return words.contains(people) ? Optional.of(people) : Optional.empty();
        }
        return Optional.empty();
    }
}
