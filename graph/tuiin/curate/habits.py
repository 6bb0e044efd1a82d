"""How languages write stops that end no sentence: their abbreviations, their ordinals, and the words with which sentences begin."""

import re
from dataclasses import dataclass, replace
from functools import cache


@dataclass(frozen=True, slots=True)
class Habits:
    """What a language, or several together, put a stop after; all in small letters, the inner stops kept, the last one left out.

    `bound` never end a sentence; `figure` do not before a figure; `open` do only before one of `starters`; `closing` do before
    any capital; `measures` do so after a figure, and are `open` without one. With `ordinals` a stop after a short number makes it
    an ordinal. `sample` are words by which a language is known.
    """

    bound: frozenset[str] = frozenset()
    figure: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    sample: frozenset[str] = frozenset()
    ordinals: bool = False

    def __or__(self, other: "Habits") -> "Habits":
        """Return these habits with those of another language, whose measures may stand before a name here."""
        kinds = ("bound", "figure", "closing", "starters", "sample")
        both = {kind: getattr(self, kind) | getattr(other, kind) for kind in kinds}
        return replace(self, open=self.open | other.open | other.measures, **both)

    def knows(self, word: str) -> bool:
        """Say whether this is an abbreviation."""
        return any(word in words for words in (self.bound, self.figure, self.open, self.closing, self.measures))


def of(language: str) -> Habits:
    """Return the habits of a language, with those of the languages that its texts quote; of all together for one that is not known here."""
    return _of(language.split("-")[0].lower())


def guess(text: str) -> str:
    """Return the language of a text, of those that are known here, by its most common words; empty where none speaks.

    >>> guess("Das ist nicht der Weg, den wir gehen."), guess("Бұл жол емес, ол үшін басқа жол бар.")
    ('de', 'kk')
    """
    words = re.findall(r"[^\W\d_]+", text[:200_000].lower())
    found = {language: sum(word in habits.sample for word in words) for language, habits in _LANGUAGES.items()}
    best = max(found, key=lambda language: found[language])
    return best if found[best] else ""


def common(word: str) -> bool:
    """Say whether a word in small letters is one by which a language is known."""
    return any(word in habits.sample for habits in _LANGUAGES.values())


@cache
def _of(language: str) -> Habits:
    habits = _LANGUAGES.get(language)
    if habits is None:
        habits = Habits()
        for other in _LANGUAGES.values():
            habits |= other
    elif language == "kk":
        habits |= _LANGUAGES["ru"]
    return habits | _EVERYWHERE


def _habits(ordinals: bool = False, **kinds: str) -> Habits:
    return Habits(**{kind: frozenset(words.split()) for kind, words in kinds.items()}, ordinals=ordinals)


# What stands in works of scholarship in any language.
_EVERYWHERE = _habits(
    bound="cf dr prof vgl ed eds hrsg transl mr mrs ms mt approx resp tel",
    figure="n° p pp vol vols no nos nr art fig figs tab ch sec eq par col n nn ann app v ver s ss bd cap lib abs ziff rz",
    open="st al et.al inc ltd co corp jr sr ph.d m.a b.a",
    closing="etc ibid ff",
)
_LANGUAGES = {
    "kk": _habits(
        bound="""проф акад доц ассоц мыс қараңыз с.ғ қ.р т.ғ.к т.ғ.д ф.ғ.к ф.ғ.д э.ғ.к з.ғ.к п.ғ.к п.ғ.д дж дз ю я и.ф к.ф
        асс инж ген подп көш даң шағ обл ауд ред құраст ауд.ред бас.ред жауап баст мәс салыст мөлш""",
        figure="тел б бб бет т тт сур кест т.б.б № н с шығ кіт бөл аб пар қос ст п пп 1-т",
        open="ат ж жж ғ ғғ қ б.з.б б.э.б б.з б.э н.э млн млрд трлн тг км м см мм кг г га сағ мин сек ц т",
        closing="т.б т.с.с т.т т.с т.с.сияқты т.б.с.с",
        starters="""бұл ол сол осы алайда бірақ сондықтан сонымен сондай мұндай мұнда бүгінде біз мен олар егер және ал яғни демек
        кейін соңғы мысалы сонда әрине дегенмен өйткені себебі мұның оның осылайша сөйтіп бүгін қазір қазіргі енді тіпті
        бұдан одан бірде бір тағы сосын онда мұны оны бұлар""",
        sample="және бұл ол мен үшін бар деп болып еді болған бір бойынша емес туралы жылы осы сол кейін де да қазақ",
    ),
    # Kazakh in the Latin letters of 2021, 2018 and 2017, and in Arabic ones: its words are other ones, its stops the same.
    "kk-Latn": _habits(
        sample="""jäne bul üşın bolyp edı bolğan bır boiynşa emes turaly jyly osy keiın qazaq ülken jaña
        jáne úshin bolǵan boıynsha týraly keıin úlken jańa""",
    ),
    "kk-Arab": _habits(
        sample="جانە بۇل ول مەن ٴۇشىن ءۇشىن ۇشىن بار دەپ بولىپ ەدى بولعان ٴبىر ءبىر بىر بويىنشا ەمەس تۋرالى جىلى وسى سول كەيىن دە دا قازاق",
    ),
    "ru": _habits(
        bound="""проф акад доц д-р г-н г-жа ул пер просп пл наб бул р-н обл см ср напр т.е т.к т.н род ум рожд св тов гр ред сост изд
        отв науч мл ст.н.с к.ф.н д.ф.н к.э.н д.э.н к.ю.н д.ю.н к.т.н д.т.н ген адм полк инж зав зам чл.-корр пос дер хут мкр корп кв
        лат англ нем фр греч итал исп франц араб перс рус укр каз тат букв устар разг о-в оз преп ж-д дж дз ю я нач прим авт ок
        кн.изд пр-т пгт ориг т.ж макс мин верх нижн юж сев зап вост""",
        figure="рис табл стр с т тт п пп ч ст гл разд № вып кн подп абз прил илл ил карт л лл оп соч §",
        open="им тур ч о д б у э",
        measures="г гг в вв н.э тыс млн млрд трлн руб коп долл км м см мм кг га чел ед шт экз мин сек час кв.км кв.м л.с",
        closing="т.д т.п др пр прочее проч",
        starters="""в на и но он она оно они это этот эта эти как что если для однако с после по при также так все за из от до мы вы я его
        её их к у о об когда где кто кроме тем там здесь сейчас затем позже потом поэтому хотя а во со не да по-видимому несмотря во-первых
        согласно именно среди между благодаря через под ранее впервые в-третьих такой такая такие сегодня теперь первый вторая""",
        sample="и в не на что с по это как его но из для от был была были который также он она они года или при",
    ),
    "en": _habits(
        bound="""mx messrs gen col capt lt sgt maj cmdr adm gov sen rep reps sens pres hon rev fr supt dist atty e.g i.e viz vs ft
        prof.dr dept assn bros dept esp incl misc ca c ave blvd rd mts""",
        figure="jan feb mar apr jun jul aug sep sept oct nov dec para chap sect ex supp pt pop op exh r resol rm",
        open="u.s u.k u.n e.u u.s.a u.s.s.r d.c a.m p.m b.c a.d b.c.e c.e a.k.a l.a n.y llc plc sq lbs oz",
        closing="",
        starters="""the a an it he she they we you i this that these those there how what when where why who which in on at but and
        however for from with after before as if although though while since because so then thus therefore moreover his her its their our
        my your no not all some many most one another such here now today yet nor or by to of during under both each every until once also
        mr mrs ms dr please let is are was were do does did can could will would should has have had""",
        sample="the of and to in is that for it was with as on be by this are from which have not but they",
    ),
    "de": _habits(
        ordinals=True,
        bound="""z.b d.h u.a z.t i.d.r i.a i.v o.ä.d sog bzw bspw hr fr st dipl ing dipl.-ing ev kath dt engl frz lat gr griech russ span
        vgl s.a s.o s.u u.u v.a geb verh gest gen gegr ca etwa zzgl inkl exkl einschl usf.z rd ggf evtl zit
        dr.med dr.phil dr.h.c h.c prof.dr univ phil theol jur rer nat med vors präs hl freiherr gebr i.e i.d i.s v.l m.e
        a.d a.m i.b o.g u.z vorm ehem jun sen int allg anm""",
        figure="""s str nr art abs abb tab kap bd bde jg ziff ziffer anl hs aufl h lit var § rn rz z pos okt jan feb febr sept nov
        dez aug jhd""",
        open="mag max v.chr n.chr v.u.z mio mrd tsd km std min sek jh jhs jhdt str u.ä o.ä a.g e.v m.b.h mbh co usa evtl ff f nchr u.s.a",
        closing="usw u.s.w etc usf",
        starters="""der die das den dem des ein eine einer eines einem einen er sie es wir ich ihr du in im am an auf bei mit nach von vom
        zu zum zur aus für und oder aber doch auch so als wenn weil da dann damit dabei danach daher darum deshalb dies diese dieser dieses
        diesen hier dort heute jetzt nun nur noch nicht man wer was wie wo wann warum welche seit bis durch um über unter vor während trotz
        sein seine ihre ihr seinen unser alle alles viele einige mehrere kein keine sowohl zwar bereits schon später zunächst jedoch
        außerdem obwohl nachdem beide jeder jede statt ohne gegen laut insgesamt""",
        sample="der die das und ist nicht ein eine den dem mit von auf für im sich des zu auch als es werden wird war",
    ),
    "tr": _habits(
        ordinals=True,
        bound="""dr doç prof yrd bkz krş örn sn op uzm arş gör öğr üyesi hz ord alb bnb yzb tğm gen mah cad sok apt çev haz
        yay fr ing rus yun yrd.doç öğr.gör arş.gör tic ltd müh mim ecz vet kd yard şti""",
        figure="s ss c md mad fık sy no şek tab böl bl nu sa çiz ek",
        open="av bul m.ö m.s i.ö i.s a.ş t.c a.b.d ltd.şti km m kg cm yy tl s.a.v a.s k.k dk sn ",
        closing="vb vs v.b v.s vd vdl",
        starters="""bu o şu ve ama fakat ancak bir ben biz sen siz onlar bunun onun bunlar eğer çünkü ayrıca daha sonra böylece böyle öyle
        nasıl neden niçin ne kim hangi her hiç bütün tüm bazı birçok artık şimdi bugün ise de yine hatta oysa örneğin üstelik bunu onu
        bunda onda burada orada kendisi""",
        sample="ve bir bu da de için ile olarak çok daha olan gibi kadar ama ne var o en sonra olduğu ise",
    ),
}
