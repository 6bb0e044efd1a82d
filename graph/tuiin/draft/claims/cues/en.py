"""English: what it says things with. The verb stands in the middle, what is said behind `that` or the verb itself."""

# Verbs of saying, thinking and finding, by the stance of whoever does it, in the forms that tell (`_` joins words).
SAYING = {
    "asserts": """
        quipped joked ruled lamented detect detects detected
        say says said argue argues argued claim claims claimed note notes noted state states stated assert asserts asserted maintain
        maintains maintained contend contends contended believe believes believed think thinks thought hold holds held write writes
        wrote observe observes observed point points pointed emphasize emphasizes emphasized emphasise emphasises emphasised stress
        stresses stressed explain explains explained conclude concludes concluded find finds found show shows showed shown demonstrate
        demonstrates demonstrated discover discovers discovered reveal reveals revealed indicate indicates indicated confirm confirms
        confirmed acknowledge acknowledges acknowledged admit admits admitted insist insists insisted declare declares declared describe
        describes described remark remarks remarked add adds added affirm affirms affirmed announce announces
        announced warn warns warned recall recalls recalled recognize recognizes recognized consider considers considered regard regards
        regarded view views viewed see sees saw prove proves proved proposed-that teach teaches taught feel feels felt realize realized
        interpret interprets interpreted complain complained define defines defined comment comments commented determine determined
        replied reply testified identify identified call calls called reasoned arguing claiming noting stating asserting maintaining
        contending believing thinking holding writing observing emphasizing emphasising stressing explaining concluding showing
        demonstrating revealing indicating confirming acknowledging admitting insisting declaring describing remarking adding affirming
        warning reasoning finding saying pointing formalize formalizes formalized formalise formalises formalised illustrate illustrates
        illustrated establish establishes established document documents documented depict depicts depicted portray portrays portrayed
        treat treats treated label labels labeled labelled outline outlines outlined underline underlines underlined underscore
        underscores underscored highlight highlights highlighted posits allege alleges alleged opine opines opined cite cites cited
        conceive conceives concede concedes conceded conceding promise promises promised pledge pledges pledged vow vows vowed fear
        fears feared
        hope hopes hoped worry worries worried
        conceived conceptualize conceptualizes conceptualized characterize characterizes characterized envision envisions envisioned
    """,
    "reports": """
        report reports reported tell tells told inform informs informed relate relates related estimate estimates estimated calculated
        publish published record recorded
    """,
    "hypothesises": """
        suggest suggests suggested hypothesize hypothesizes hypothesized hypothesise hypothesised hypothesises speculate speculates
        speculated suppose supposes supposed predict predicts predicted suspect suspects suspected assume assumes assumed conjecture
        conjectured theorize theorized theorizes expect expects expected postulate postulated postulates posit posits posited propose
        proposes proposed suggesting proposing hypothesizing speculating predicting assuming supposing
    """,
    "recommends": """
        recommend recommends recommended urge urges urged advise advises advised advocate advocates advocated demand demands demanded
        urging recommending demanding advocating calls_for call_for called_for insists_on insist_on insisted_on request requests requested
    """,
    "endorses": """
        agree agrees agreed endorse endorses endorsed welcome welcomes welcomed approves_of approved_of
        supports_the_view supports_the_claim supports_the_idea supports_the_proposal supports_the_plan supported_the_plan
    """,
    "questions": """
        ask asks asked question questions questioned doubt doubts doubted wonder wonders wondered casts_doubt_on cast_doubt_on
    """,
    "disputes": """
        dispute disputes disputed challenge challenges challenged criticize criticizes criticized criticise criticises criticised
        contest contests contested oppose opposes object objects objected disagree disagrees disagreed condemned condemn condemns accuse
        accused accuses takes_issue_with took_issue_with contradicted argues_against argued_against
    """,
    "denies": """
        deny denies denied reject rejects rejected refute refutes refuted dismiss dismisses dismissed repudiate repudiates repudiated
        rules_out ruled_out rule_out disbelieve disbelieves
    """,
}
# What a denied verb comes to; of others nothing is left. Verbs that only hope or fear what is said.
NEGATED = {
    "denies": """
        believe believes believed think thinks thought consider considers considered accept accepts accepted expect expects expected
    """,
    "disputes": "agree agrees agreed endorse endorses endorsed",
    "asserts": "deny denies denied doubt doubts doubted dispute disputes disputed question questions questioned",
    "hypothesises": "rule rules",
}
UNSURE = "fear fears feared hope hopes hoped worry worries worried"
# With "that" these say what speaks against something, and not what it speaks against.
OBJECTING = "object objects objected"
# Of these the bare form or the form in -s is a noun as often: what stands before must be a subject.
NOUNS = """
    claim claims note notes report reports state states point points view views record estimate question questions doubt doubts object
    objects challenge challenges demand demands find finds call calls show shows comment comments stress stresses dispute disputes
    contest project remark remarks reply reveal saw found held thought advocate advocates document documents label labels finding
    warning writing holding outline outlines highlight highlights showing reasoning promise promises pledge pledges vow vows fear
        fears hope hopes worry worries welcome request requests
"""
# Those that take what is said without "that", as well.
BARE = """
    fear fears feared hope hopes hoped
    say says said think thinks thought believe believes believed argue argues argued claim claims claimed suggest suggests suggested
    insist insists insisted felt feel feels hold holds held add added adds stating saying arguing claiming insisting believing adding
    asserting alleging found
"""
# Those that close a sentence behind what is said: …, X says.
TAIL = """
    say says said argue argues argued claim claims claimed note notes noted write writes wrote add adds added explain explains explained
    warn warns warned report reports reported suggest suggests suggested state states stated observe observes observed conclude concludes
    concluded remark remarks remarked contend contends contended believe believes believed insist insists insisted recalled quipped joked
    lamented replied announced declared admitted acknowledged maintains maintained asserts asserted
"""
SPEECH = {
    "asserts": "view opinion words judgment judgement eyes account opinions views terms assessment",
    "reports": """
        data report figures statistics estimates findings study survey research results census information records analysis
    """,
    "hypothesises": "hypothesis forecast prediction predictions forecasts",
}
NO_SOURCE = """
    law laws constitution plan schedule rules which whom need size age their its his her type agreement treaty whether
"""
OPINION = {
    "asserts": """
        view opinion claim conclusion belief argument idea position thesis assertion statement notion theory finding claims arguments
        contention insistence observation observations conviction warning
    """,
    "hypothesises": "hypothesis suggestion suspicion possibility",
    "reports": "report news",
}
PEOPLE = {
    "group": """
        scholars scholar researchers researcher scientists scientist experts expert authors author historians historian critics critic
        analysts analyst economists economist philosophers philosopher sociologists politicians officials official observers supporters
        opponents advocates proponents people many some others most several few government ministry minister president commission
        committee organization organisation institute university centre center agency bank company party court professor writer writers
        reporters journalists journalist theorists physicist physicists biologist biologists archaeologists linguists psychologists
        lawyers judge director spokesman spokeswoman spokesperson engineers geologists theologians commentators commentator leader
        leaders editor editors teacher teachers team group council association members member students doctors residents everyone nobody
        anthropologists mathematicians sources source newspaper magazine reviewers judges theorists functionalists marxists feminists
        economist thinker thinkers scholarship those activists campaigners lawmakers legislators voters respondents participants
        interviewees parents workers employers investors regulators doctors physicians clinicians psychiatrists geographers reporter
        journalist witness witnesses neighbours neighbors locals citizens governor mayor senator congressman chairman chair secretary
        ambassador bishop pope king board school schools agency agencies department office union unions federation foundation think-tank
        administrators administrator socialist marxist feminist humanist poet poets novelist novelists painter diplomat diplomats
    """,
    "work": """
        study studies data report reports research survey surveys results figures statistics article paper papers analysis evidence
        findings experiments records book review census estimates theory theories literature document documents hypothesis perspective
        perspectives poll polls model models textbook textbooks thesis dissertation chronicle chronicles accounts
    """,
    "pronoun": "he she they latter former",
}
POINTING = "he she they him her them it these this those"
ALONE = """
    author authors historian writer team latter former researcher scholar scientist economist philosopher physician sociologist engineer
    botanist biologist physicist geologist psychologist linguist anthropologist archaeologist poet novelist journalist
"""
# What things do as well as people: without people no voice is heard.
THINGS_TOO = """
    show shows showed shown suggest suggests suggested indicate indicates indicated mean means meant prove proves proved reveal reveals
    revealed demonstrate demonstrates demonstrated confirm confirms confirmed find finds found hold holds held see sees saw ensure ensures
    determine determined add adds added call calls called showing suggesting indicating revealing demonstrating finding adding establish
    establishes established illustrate illustrates illustrated feel feels felt point points underline underlines underscores highlight
    highlights know assume assumes consider considers document documents report reports expect expects require
"""
AUXILIARIES = "has have had also then would will may might often still once again did do does later further both all"
NEGATIVES = "not no never neither nor n't cannot"
# Words that stand for several.
THEY = "they them their these those"
# Nobody at all; the text itself. Verbs of saying that say nothing on their own: "the idea holds".
NOBODY = "no nobody none neither no-one"
OWN_WORK = {"this": "this present our", "work": "article articles paper papers essay chapter thesis"}
INTRANSITIVE = "hold holds held stand stands stood see sees saw feel feels felt teach teaches taught"
# With a citation as their subject these take what was found as an object; nouns of which "no effect of X on Y" is made.
FINDING = """
    find finds found report reports reported show shows showed observe observes observed detect detects detected document documents
    documented estimate estimates estimated identify identifies identified demonstrate demonstrates demonstrated note notes noted
    see sees saw     describe describes described record recorded confirm confirms confirmed establish established propose proposes proposed
"""
EFFECT = "effect effects influence impact"
# What is said of saying something: a phrase a line, `|` between words of which one stands there, `…` for a few words, `*` for any ending.
FRAMING = {
    "SPEAK": "say|claim|think|conclude|suggest|assume|believe|suppose|infer|argue|assert|state|maintain|prove|show|confirm|know|expect",
    "SPOKEN": "said|claimed|concluded|asserted|maintained|inferred|assumed|shown|proved|proven|argued|known|demonstrated|established",
    "denies": """
        it|that … be|is|was|seems … wrong|mistake|misleading|mistaken|incorrect|false|inaccurate|untrue|error … to SPEAK … that
        it is|was not|hardly|never … true|correct|right|accurate|so|case|fact that
        it isn't|isn’t|wasn't|wasn’t … true|correct|right|accurate|case|fact that
        it is|was false|untrue|wrong|incorrect|mistaken that
        it cannot|can't … be … true|right|correct that
        there is no … truth … that
    """,
    "disputes": """
        nobody|none has|have … SPOKEN that
        nobody|none … can|could|should … SPEAK that
        we|one|you|i cannot|can't|can’t … SPEAK … that
        we|one|you|i can|could|should|may|must|would|do|did not|never … SPEAK … that
        it cannot|can't|can’t … be … SPOKEN … that
        it can|could|should|may|must not … be … SPOKEN … that
        it has|had not … been … shown|proved|proven|established|demonstrated that
        it is not|impossible|premature|hard|difficult … to SPEAK … that
        it … be premature|hasty|rash|early … to SPEAK … that
        there is no|little|insufficient … evidence|proof|reason|ground|grounds|basis|indication|sign … that
        no evidence|proof … that
        it does|did not … follow|mean … that
        this|that does|did not … mean|prove|show|imply that
    """,
    "asserts:probable": """
        there is|are … reason|reasons|grounds|ground|cause to SPEAK … that
        it … reasonable|fair|plausible|safe to SPEAK … that
    """,
    "asserts:possible": """
        cannot|can't|can’t … rule|ruled|exclude|excluded … that
        can|could not … rule|ruled|exclude|excluded … that
    """,
    "asserts": """
        it … important|worth|right|correct|possible|useful|necessary|true|enough to SPEAK … that
    """,
    "-": """
        it … be|is|was|seems|remains … to SPEAK … that
    """,
}
MODAL = {
    "possible": "may might could possibly perhaps probably likely possible",
    "recommended": "should must ought necessary",
}
# With a capital these are a month, a name, or begin a question.
SMALL_ONLY = "may might must will would can could should ought shall march mark"
# Those with which somebody takes a thing for something: X describes Y as Z. Small words between a verb and "that".
DESCRIBING = """
    describes described describe regards regarded regard views viewed characterized characterised characterizes considers defines
    defined identifies identified interprets interpreted sees saw see view depict depicts depicted portray portrays portrayed treats
    treated conceive conceives conceived conceptualizes conceptualized characterize labels labelled labeled understood understands
    conceptualize conceive define identify interpret consider treat understand portray
"""
ASIDE = "out to on in him her them us me also clear then again at time the"
# What has a year and is no author; what a text of scholarship speaks of beside its citations; what is cited by its year.
NO_AUTHOR = """
    award prize medal edict act law film films novel city town battle war opera play song album treaty born died olympics championship
    season series movie painting county
"""
SCHOLARLY = """
    study studies scholars authors author research argue argues argued suggest suggests suggested found showed according theory work
    notes claims literature review proposed see thought considered described
"""
CITED = "study studies report paper article book survey review index edition data dissertation"
# Verbs with which somebody ranks others, and those with which a rank is somebody's; words that stand for a state named before.
RANKING = (
    "rank ranks ranked place places placed put puts list lists listed rate rates rated gives give gave awards awarded assigns assigned"
)
TAKEN = "taken held occupied claimed won shared kept went goes belongs belonged fell given awarded"
STATE = "it country republic state nation"
# What is no place and no people for which a figure holds.
NO_SCOPE = """
    total general average fact comparison contrast turn time years year month months period decade century survey study report list league
    table place world all short addition particular sum march may january february april june july august september october november
    december respectively return favour
"""
# What has editions by year; by what things are ranked and measured.
EDITION = "edition report issue"
INDEX = "index indices ranking rankings indicator share level rate rates score"
# Where the words that name the kind end.
GENUS_ENDS = """
    that which who where of in for with to by from on when whose used based made such designed located consisting and or as at
"""
# With what a sentence only opens, before a comma: fixed words, and infinitives and participles of summing up
# with nothing but what was said: "to sum two numbers" is a purpose.
OPENERS = """
    in_short in_sum in_brief in_summary in_conclusion in_general in_other_words in_addition in_fact in_turn by_contrast in_contrast
    on_the_contrary on_the_other_hand on_the_one_hand as_a_result all_in_all on_the_whole of_course for_example for_instance above_all
    after_all that_said first second third finally overall indeed thus hence therefore moreover furthermore however nevertheless
    nonetheless conversely similarly likewise
"""
_MATTER = r"(?: (?:(?:all )?this|it all|everything|what (?:was|has been) said|the (?:above|foregoing|argument|discussion)))?"
_WAY = (
    r"(?:it|this|that) (?:more )?(?:briefly|shortly|simply|bluntly|mildly|plainly|differently|crudely|succinctly|concisely|precisely"
    r"|broadly|generally|strongly|politely|frankly|formally|roughly|(?:in )?another way|in (?:a nutshell|other words|a few words))"
)
OPENING = (
    rf"(?:to|let us) (?:sum(?: (?:it |this )?(?:all )?up{_MATTER})?|(?:summari[sz]e|recap){_MATTER}|repeat|put {_WAY})(?: briefly)?"
    r"|to conclude|to (?:be (?:sure|brief|blunt|frank|honest|precise)|(?:begin|start) with|add to (?:this|that))"
    rf"|(?:summing up|summari[sz]ing|recapping){_MATTER}|concluding|putting {_WAY}"
    r"|taking (?:all (?:of )?this|everything|all things) (?:together|into (?:account|consideration))"
    r"|(?:broadly|strictly|generally|roughly|properly|loosely|frankly|honestly|technically|practically|historically|relatively|legally"
    r"|comparatively|statistically|economically|politically|socially|simply|plainly|figuratively|objectively|personally) speaking"
    r"|(?:in|to) (?:my|our) (?:view|opinion|mind|judgement|judgment)"
)
LEADS = "and but however thus therefore so for example moreover furthermore in also while although"
# What acts on what: relation, with the preposition before its object.
ACTING = {
    "affects:": "affects affect affected influences influence influenced impacts impacted",
    "causes:to": "leads lead led contributes contribute contributed gives_rise give_rise gave_rise",
    "causes:in": "results resulted",
    "causes:": "causes cause caused triggers trigger triggered provokes provoked generates generated",
    "increases:": """
        increases increase increased strengthens strengthen strengthened accelerates accelerate accelerated enhances enhance enhanced
        improves improve improved raises raised expands expand expanded boosts boosted stimulates stimulated intensifies intensified
        deepens deepened
    """,
    "decreases:": """
        reduces reduce reduced decreases decrease decreased weakens weaken weakened lowers lowered limits limited diminishes diminished
        slows slowed restricts restricted
    """,
    "enables:": """
        enables enable enabled allows allow allowed facilitates facilitate facilitated ensures ensure ensured promotes promote promoted
        supports helps
    """,
    "requires:": "requires require required needs",
    "threatens:": "threatens threaten threatened undermines undermine undermined endangers endanger endangered",
    "prevents:": "prevents prevent prevented hinders hinder hindered hampers hamper hampered blocks blocked",
    "transforms:": "transforms transform transformed changes changed alters alter altered reshapes reshape reshaped",
    "forms:": "shapes shape shaped forms formed creates create created",
    "depends-on:on": "depends depend depended relies rely relied",
    "aims-at:at": "aims aim aimed",
    "aims-at:to": "aims aim seeks",
    "preserves:": "preserves preserve preserved",
    "exceeds:": "exceeds exceed exceeded outperforms surpasses surpassed",
}
BETWEEN = """
    directly indirectly significantly strongly greatly also largely partly heavily solely only in turn not
"""
# How something acts.
MANNER = {"affects-directly": "directly", "affects-indirectly": "indirectly"}
# What happens: nouns and verbs that make a date more than a date.
HAPPENING = {
    "yes": """
        founded founding established establishment adopted adoption election elections elected referendum war revolution uprising revolt
        coup proclaimed signed launched launch opened opening introduced introduction enacted abolished collapse collapsed dissolved crisis
        pandemic reform reforms congress summit conference forum address constitution treaty independence took began started ended
        battle victory published released ratified joined declared declaration passed created creation inaugurated invaded invasion
        approved appointed won occurred happened erupted disaster earthquake
    """,
    "-": "",
}
STAGE = "stage* phase* period"
# What precedes a term; what no kind is.
BROADLY = "in a the broad broadly narrow sense general short simply strictly speaking terms other words essence"
NO_GENUS = """
    reminder example testament sign result matter reason problem mistake story symbol question lot few great good bad big new better way
    major key central important crucial typical clear perfect excellent prime classic member quarter third half
    concern issue challenge priority tool part fact source cause way step threat
"""
CONNECTIVES = {
    "supports:follows": "therefore thus hence consequently accordingly as_a_result so, for_this_reason",
    "supports:ground": "because for, after_all",
    "attacks:": "however but nevertheless nonetheless on_the_contrary conversely yet",
    "exemplifies:": "for_example for_instance e.g in_particular",
    "restates:": "that_is in_other_words i.e namely to_put_it",
}
INNER = {"supports:ground": "because since", "supports:follows": "therefore hence", "restates:": "i.e namely", "attacks:": "however"}
# What authors do to find something out: behind "we".
INVESTIGATING = """
    compare compared measure measured count counted collect collected interview interviewed survey surveyed sample sampled test
    tested record recorded calculate calculated estimate estimated model modelled modeled track tracked code coded conduct conducted
    analyse analysed analyze analyzed apply applied select selected examined weighed mapped monitor monitored combine combined
    classify classified study studied gathered tabulated
"""
ROLES = {
    "question": """
        aim*_paper aim*_article aim*_study purpose_paper purpose_study purpose_article goal_paper goal_study objective*_study
        objective*_paper this_paper_aims this_paper_asks this_article_asks we_ask_whether we_asked_whether
    """,
    "method": """
        method*_used we_used we_use we_analyse we_analyze we_applied methodology survey_conducted was_conducted were_collected
    """,
    "plan": """
        this_paper_examines this_article_examines in_this_paper in_this_article we_examine we_discuss the_rest_paper
    """,
    "finding": "results_show results_indicate we_found we_find findings_show findings_suggest results_suggest",
    "conclusion": """
        in_conclusion to_conclude we_conclude to_sum summing_up in_sum in_summary to_summarize to_summarise summarizing, summarising,
    """,
}
QUESTIONS = "why how what who when which whether"
