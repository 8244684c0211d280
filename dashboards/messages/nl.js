export default {
  locale: "nl-NL",
  messages: {
    "format.percent": "\u00a0%",
    "site.skip": "Naar de inhoud",
    "site.pages": "Vragen",
    "site.language": "Taal",
    "site.background": "Over de cijfers",
    "site.region": "{region}, gemaakt met Werkgebied",

    "page.index": "Overzicht",
    "page.residents": "Inwoners",
    "page.members": "Leden",
    "page.opportunities": "Kansen",
    "page.municipalities": "Gemeenten",
    "page.branches": "Vestigingen",
    "page.trend": "Verandering",
    "page.quality": "Betrouwbaarheid",
    "page.method": "Uitleg",
    "page.dictionary": "Kolommen",
    "page.lineage": "Herkomst",
    "page.pipeline": "Verwerking",
    "page.notebooks/explore": "Zelf verkennen",

    "question.index": "Hoe staat ons werkgebied ervoor?",
    "question.residents": "Wie wonen er in ons werkgebied?",
    "question.members": "Wie bereiken we, en wie niet?",
    "question.opportunities": "Waar liggen de kansen?",
    "question.municipalities": "Hoe verschillen onze gemeenten?",
    "question.branches": "Hoe verschillen onze vestigingen?",
    "question.trend": "Verandert dat?",
    "question.quality": "Kunnen we deze cijfers vertrouwen?",
    "question.method": "Hoe zijn deze cijfers berekend?",
    "question.dictionary": "Wat betekent elke kolom?",
    "question.lineage": "Waar komt elk cijfer vandaan?",
    "question.pipeline": "Loopt de verwerking goed?",
    "question.notebooks/explore": "Zelf verkennen",

    "select.fold": "Bibliotheek, vestiging en peildatum",
    "select.library": "Bibliotheek",
    "select.place": "Waar",
    "select.date": "Peildatum",
    "select.basis": "Geteld in",
    "select.whole": "Hele bibliotheek",
    "select.municipalities": "Gemeenten",
    "select.branches": "Vestigingen",
    "select.find": "Zoek een gemeente of vestiging",
    "select.found":
      "{count, plural, =0 {Niets gevonden} one {# plaats gevonden} other {# plaatsen gevonden}}",

    "basis.households": "huishoudens",
    "basis.persons": "personen",
    "base.households": "huishoudens",
    "base.persons": "inwoners",
    "scope.library": "bibliotheek",
    "scope.municipality": "gemeente",
    "scope.branch": "vestiging",

    "residents.none": "Voor {place} zijn op deze peildatum geen inwoners bekend.",
    "residents.base":
      "{scope, select, municipality {In {place}} other {In het werkgebied van {place}}} wonen {base} {basis, select, persons {mensen} other {huishoudens}}.",
    "residents.largest":
      "De grootste groep is {segment}: {share} van {basis, select, persons {de inwoners} other {de huishoudens}}.",
    "residents.differs":
      "Vergeleken met {reference, select, library {de hele bibliotheek} other {{country}}} wonen hier vooral veel {over} ({overShare} tegen {overReference}) en weinig {under} ({underShare} tegen {underReference}).",
    "residents.over":
      "Vergeleken met {reference, select, library {de hele bibliotheek} other {{country}}} wonen hier vooral veel {over} ({overShare} tegen {overReference}).",
    "residents.under":
      "Vergeleken met {reference, select, library {de hele bibliotheek} other {{country}}} wonen hier vooral weinig {under} ({underShare} tegen {underReference}).",
    "residents.alike":
      "De verdeling lijkt op die van {reference, select, library {de hele bibliotheek} other {{country}}}.",
    "residents.chart":
      "Aandeel van elk {level, select, subsegment {subsegment} other {segment}} in {basis, select, persons {de inwoners} other {de huishoudens}}",
    "residents.chartNote":
      "Balk: {place}. Streepje: {reference, select, library {de hele bibliotheek} other {{country}}}.",

    "members.none":
      "Geteld in {basis, select, persons {personen} other {huishoudens}} zijn er voor {place} op deze peildatum geen leden en inwoners om te vergelijken.",
    "members.hidden":
      "Voor {place} tonen we op deze peildatum geen aantal leden: het is zo klein dat iemand te herkennen kan zijn, of het zou een ander klein aantal verraden.",
    "members.reach":
      "{basis, select, persons {We bereiken {penetration} van de inwoners {scope, select, municipality {in {place}} other {in het werkgebied van {place}}}: {members} van de {base} inwoners zijn lid.} other {We bereiken {penetration} van de huishoudens {scope, select, municipality {in {place}} other {in het werkgebied van {place}}}: in {members} van de {base} huishoudens is minstens één lid.}}",
    "members.reachBetween":
      "{basis, select, persons {We bereiken tussen {lowShare} en {highShare} van de inwoners {scope, select, municipality {in {place}} other {in het werkgebied van {place}}}: {low} tot {high} van de {base} inwoners zijn lid.} other {We bereiken tussen {lowShare} en {highShare} van de huishoudens {scope, select, municipality {in {place}} other {in het werkgebied van {place}}}: in {low} tot {high} van de {base} huishoudens is minstens één lid.}} Precies is dat niet te zeggen, omdat kleine aantallen zijn afgeschermd; hieronder is gerekend met {penetration}.",
    "members.reachNear":
      "{basis, select, persons {We bereiken {penetration} van de inwoners {scope, select, municipality {in {place}} other {in het werkgebied van {place}}}: tussen {low} en {high} van de {base} inwoners zijn lid. Precies is dat niet te zeggen, omdat kleine aantallen zijn afgeschermd.} other {We bereiken {penetration} van de huishoudens {scope, select, municipality {in {place}} other {in het werkgebied van {place}}}: in tussen {low} en {high} van de {base} huishoudens is minstens één lid. Precies is dat niet te zeggen, omdat kleine aantallen zijn afgeschermd.}}",
    "members.under":
      "{segment} blijft daarbij het meest achter: {penetration} (tussen {low} en {high}), waar {expected} te verwachten was.",
    "members.underBy":
      "{segment} blijft daarbij het meest achter: {penetration} (tussen {low} en {high}), waar {expected} te verwachten was. Dat zijn ongeveer {gap} {basis, select, persons {leden} other {huishoudens}} te weinig.",
    "members.over": "{segment} bereiken we juist meer dan gemiddeld: {penetration}, index {index}.",
    "members.overOnly": "{segment} springt er naar boven uit: {penetration}, index {index}.",
    "members.average":
      "De verschillen tussen de {level, select, subsegment {subsegmenten} other {segmenten}} zijn klein, of niet groter dan toeval kan geven.",
    "members.tooSmall":
      "Hier wonen te weinig {basis, select, persons {inwoners} other {huishoudens}} van elk {level, select, subsegment {subsegment} other {segment}} om er iets over te zeggen.",
    "members.untested":
      "Of de verschillen tussen de {level, select, subsegment {subsegmenten} other {segmenten}} meer zijn dan toeval, is hier niet te zeggen: niet bekend is wie samen in één huis wonen.",
    "members.chart":
      "Bereik per {level, select, subsegment {subsegment} other {segment}} tegenover het gemiddelde van {place} (index 100)",
    "members.chartNote":
      "Achter elke balk: de index en het aantal {basis, select, persons {leden} other {huishoudens met een lid}}. Streepje: waartussen de index waarschijnlijk ligt. Grijs: niet meer dan toeval, of tussen {averageLow} en {averageHigh} (lichte band). Open: te klein om iets te zeggen.",
    "members.barCount": "{index} · {count}",

    "opportunities.largest":
      "De grootste kans is {segment}: bereiken we die groep zo goed als de hele bibliotheek gemiddeld, dan winnen we ongeveer {gap} {basis, select, persons {leden} other {huishoudens}} (tussen {low} en {high}).",
    "opportunities.together":
      "Samen met {more, plural, one {{first}} other {{first} en {second}}} gaat het om {all} {basis, select, persons {leden} other {huishoudens}}.",
    "opportunities.even":
      "Geen groep blijft in {place} verder achter bij het gemiddelde van de bibliotheek dan toeval kan geven. Kijk naar kleinere verschillen op de pagina over leden, of naar één vestiging.",
    "opportunities.none":
      "Voor {place} is op deze peildatum niet te zeggen waar kansen liggen: er zijn te weinig gegevens over leden of inwoners.",
    "opportunities.hidden":
      "Voor {place} tonen we op deze peildatum geen aantallen leden, en dus ook geen kansen: ze zijn te klein.",
    "opportunities.plan": "Groot en minder goed bereikt: {names}.",
    "opportunities.planNone": "Geen grote groep wordt slechter bereikt dan de grens.",
    "opportunities.planShows":
      "Elke cirkel is een segment: hoe verder naar rechts, hoe groter; hoe hoger, hoe beter bereikt; hoe groter de cirkel, hoe meer {basis, select, persons {leden} other {huishoudens}} er ontbreken",
    "opportunities.planNote": "Versleep de stippellijnen, of vul de grenzen in.",
    "opportunities.axisShare":
      "Aandeel van de {basis, select, persons {inwoners} other {huishoudens}} →",
    "opportunities.axisIndex": "↑ Index van het bereik",
    "opportunities.large": "Groot vanaf (%)",
    "opportunities.over": "Goed bereikt vanaf index",
    "opportunities.usual": "Terug naar de gewone grenzen",
    "opportunities.set": "Met welke groepen wilt u verder?",
    "opportunities.choose": "Groepen die meetellen",
    "opportunities.chosen":
      "Samen {base} {basis, select, persons {inwoners} other {huishoudens}}, waarvan {members} met {basis, select, persons {een pas} other {een lid}}; er ontbreken er {gap} tot het gemiddelde van de bibliotheek.",
    "opportunities.chosenBase":
      "Samen {base} {basis, select, persons {inwoners} other {huishoudens}}. Hoeveel er ontbreken, is hier niet te zeggen.",
    "opportunities.channel": "Het meest eigen aan deze groepen: {attribute} (index {index})",
    "opportunities.channelAlike": "Hierin doen deze groepen niets veel vaker dan anderen",
    "opportunities.channels": "Hoe zijn deze groepen te bereiken?",
    "opportunities.channelsOf": "Wat {who} vaker of minder vaak doen dan anderen",
    "opportunities.channelsNote":
      "Achter elke balk: de index (100 is gemiddeld) en het aandeel van de groep voor wie het geldt. Over groepen gemiddeld naar hun omvang hier",
    "opportunities.domain": "Onderwerp",
    "opportunities.where": "Waar wonen zij, en bij welke vestiging?",
    "opportunities.targets": "Hoe ver zijn we met onze doelen?",
    "opportunities.target.unknown":
      "{segment}: doel {target} op {by}. Het bereik van nu tonen we niet.",
    "opportunities.target.reached":
      "{segment}: doel {target} op {by} is gehaald; het bereik is nu {penetration}.",
    "opportunities.target.now": "{segment}: doel {target} op {by}; het bereik is nu {penetration}.",
    "opportunities.target.on":
      "{segment}: doel {target} op {by}. Van {start} op {startDate} naar {penetration} nu: {done} van de weg.",
    "opportunities.target.back":
      "{segment}: doel {target} op {by}. Van {start} op {startDate} naar {penetration} nu: verder van het doel.",
    "opportunities.target.same":
      "{segment}: doel {target} op {by}. Het bereik is nu {penetration}, en verschilt niet meer dan toeval kan geven van dat op {startDate} ({start}).",
    "opportunities.target.bar": "{segment}: nu {penetration}, doel {target}",
    "quadrant.core": "Behouden",
    "quadrant.developmental": "Werven",
    "quadrant.niche": "Niche",
    "quadrant.other": "Overig",

    "municipalities.none": "Op deze peildatum zijn er geen plaatsen om naast elkaar te zetten.",
    "municipalities.range":
      "Het bereik loopt uiteen van {lowest} in {lowestPlace} tot {highest} in {highestPlace}; voor de hele bibliotheek is het {whole}.",
    "municipalities.rangeBranches":
      "Het bereik loopt uiteen van {lowest} bij {lowestPlace} tot {highest} bij {highestPlace}. Voor de hele bibliotheek is het {whole}; bij een vestiging telt alleen wie daar is ingeschreven.",
    "municipalities.even":
      "Het bereik is overal ongeveer gelijk: van {lowest} in {lowestPlace} tot {highest} in {highestPlace}, niet meer verschil dan toeval kan geven. Voor de hele bibliotheek is het {whole}.",
    "municipalities.evenBranches":
      "Het bereik is overal ongeveer gelijk: van {lowest} bij {lowestPlace} tot {highest} bij {highestPlace}, niet meer verschil dan toeval kan geven. Voor de hele bibliotheek is het {whole}; bij een vestiging telt alleen wie daar is ingeschreven.",
    "municipalities.one": "In {place} is het bereik {penetration}.",
    "municipalities.chart": "Bereik per segment, overal op dezelfde schaal",
    "municipalities.chartNote": "Blauw: bereik ter plaatse. Grijs erachter: de hele bibliotheek.",
    "municipalities.all": "Toon alle {count} naast elkaar",
    "municipalities.some":
      "Hier staan de {shown} met het hoogste en het laagste bereik; de tabel hieronder heeft ze alle {count}.",

    "trend.none": "Voor {place} is op deze peildatum nog geen bereik bekend.",
    "trend.first":
      "Op {date} is het bereik {penetration}. Er is nog geen eerdere peildatum om mee te vergelijken.",
    "trend.up":
      "Het bereik steeg van {before} op {beforeDate} naar {penetration} op {date}: {change} {points}. Dat is meer dan toeval kan geven (tussen {low} en {high}).",
    "trend.down":
      "Het bereik daalde van {before} op {beforeDate} naar {penetration} op {date}: {change} {points}. Dat is meer dan toeval kan geven (tussen {low} en {high}).",
    "trend.unsure":
      "Het bereik was {before} op {beforeDate} en {penetration} op {date}: {change} {points}. Dat verschil kan toeval zijn (tussen {low} en {high}).",
    "trend.untested":
      "Het bereik was {before} op {beforeDate} en {penetration} op {date}: {change} {points}. Of dat toeval is, valt uit deze cijfers niet op te maken.",
    "trend.same":
      "Het bereik bleef vrijwel gelijk: {before} op {beforeDate} en {penetration} op {date}.",
    "trend.points": "procentpunt",
    "trend.mostUp":
      "{segment} steeg duidelijk: {change} procentpunt{more, plural, =0 {} one {; {moreFigure} ander segment ook} other {; {moreFigure} andere segmenten ook}}.",
    "trend.mostDown":
      "{segment} daalde duidelijk: {change} procentpunt{more, plural, =0 {} one {; {moreFigure} ander segment ook} other {; {moreFigure} andere segmenten ook}}.",
    "trend.noneMoved": "Bij geen enkel segment is het verschil groter dan toeval kan geven.",
    "trend.chosen":
      "Bij {segment} ging het van {before} naar {penetration}: {change} procentpunt{sure, select, yes {, meer dan toeval kan geven} no {, wat toeval kan zijn} other {}}.",
    "trend.chosenSame": "Bij {segment} bleef het vrijwel gelijk: {before} en {penetration}.",
    "trend.chart": "Bereik per peildatum, in procenten van de {base}",
    "trend.chartNote":
      "De lijn breekt waar een peildatum ontbreekt. De schaal begint niet bij nul.",
    "trend.total": "Totaal",
    "trend.segment": "Naast het totaal",
    "trend.noSegment": "geen segment",

    "event.branch_opened": "{name} open",
    "event.branch_closed": "{name} dicht",
    "event.municipality_added": "{name} erbij",
    "event.municipality_removed": "{name} eraf",
    "event.segmentation_renewed": "segmentatie vernieuwd",
    "event.residents_renewed": "nieuwe inwonercijfers",

    "quality.none": "Over deze bibliotheek is nog geen aanlevering beoordeeld.",
    "quality.linked":
      "Van de leden is {rate} aan een gebied gekoppeld; van {unplaced} {unplacedPlural, plural, one {lid} other {leden}} is geen gebied bekend.",
    "quality.verdict":
      "De aanlevering van de leden van {date} is {verdict, select, good {goed bevonden} attention {bruikbaar, met een kanttekening} bad {slecht bevonden} other {geweigerd}}.",
    "quality.suppressed":
      "In {rows} {rowsPlural, plural, one {regel} other {regels}} is een klein aantal afgeschermd: samen tussen {low} en {high} leden.",
    "quality.allGood":
      "Alle {total, plural, one {# beoordeelde aanlevering is} other {# beoordeelde aanleveringen zijn}} goed.",
    "quality.someNot":
      "Van de {total} beoordeelde aanleveringen {flagged, plural, one {heeft er {flaggedFigure} een kanttekening} other {hebben er {flaggedFigure} een kanttekening}}{refused, plural, =0 {} one { en is er {refusedFigure} geweigerd} other { en zijn er {refusedFigure} geweigerd}}.",
    "quality.chart": "Oordeel per aanlevering en peildatum",
    "quality.chartNote":
      "Gevulde stip: goed. Open stip: kanttekening. Ruit: slecht. Kruis: geweigerd, de cijfers van daarvoor bleven staan.",

    "page.segments": "Segmenten",
    "page.conclusions": "Conclusies",
    "question.segments": "Welke groepen wonen hier?",
    "question.segment": "Wie is {segment}?",
    "question.conclusions": "Wat weten we van elke groep?",
    "links.segments": "Welke groepen wonen hier?",
    "links.segment": "Wat weten we van dit segment?",
    "links.conclusions": "Wat weten we van elke groep?",
    "problem.segment": "Er is geen segment “{value}” in deze cijfers.",
    "segment.size":
      "{scope, select, municipality {In {place}} other {In het werkgebied van {place}}} wonen {base} {basis, select, persons {mensen} other {huishoudens}} van {segment}: {share} van allemaal, tegen {referenceShare} in {reference, select, library {de hele bibliotheek} other {{country}}}.",
    "segment.nobody":
      "{scope, select, municipality {In {place}} other {In het werkgebied van {place}}} {basis, select, persons {woont niemand} other {woont geen enkel huishouden}} van {segment}.",
    "segment.under": "Daarvan bereiken we {penetration}, minder dan gemiddeld ({average}).",
    "segment.over": "Daarvan bereiken we {penetration}, meer dan gemiddeld ({average}).",
    "segment.average":
      "Daarvan bereiken we {penetration}; dat wijkt niet duidelijk af van het gemiddelde ({average}).",
    "segment.untested":
      "Daarvan bereiken we {penetration}, waar {average} gemiddeld is. Of dat verschil meer is dan toeval, is hier niet te zeggen.",
    "segment.tooSmall": "Dat zijn er te weinig om iets over ons bereik te zeggen.",
    "segment.hidden":
      "Hoeveel we er daarvan bereiken, is afgeschermd: het aantal leden is klein, of zou een klein aantal verraden.",
    "segment.unknown": "Hoeveel we er daarvan bereiken, is hier niet bekend.",
    "segment.title": "{more}: vaker dan gemiddeld. {less}: minder vaak.",
    "segment.titleMore": "{more}: vaker dan gemiddeld",
    "segment.titleLess": "{less}: minder vaak dan gemiddeld",
    "segment.titleAlike": "Alles ligt dicht bij het gemiddelde",
    "segment.chart": "{segment} vergeleken met iedereen (index 100)",
    "segment.chartNote":
      "Achter elke balk: de index, en voor welk deel van de groep het geldt. Grijs: tussen {low} en {high}.",
    "segment.chartNotePart":
      "Achter elke balk: de index, en voor welk deel van de groep het geldt. Streepje: {segment} als geheel. Grijs: tussen {low} en {high}.",
    "segment.local": "Hoeveel er wonen, en hoeveel we er bereiken",
    "segment.localCaption": "{segment} en de subsegmenten daarvan",
    "segments.count":
      "{scope, select, municipality {In {place}} other {In het werkgebied van {place}}} wonen {base} {basis, select, persons {mensen} other {huishoudens}} in {groups} {groupsPlural, plural, one {groep} other {groepen}}.",
    "segments.both": "{over} bereiken we het best ({overShare}), {under} het minst ({underShare}).",
    "segments.over": "{over} bereiken we het best ({overShare}).",
    "segments.under": "{under} bereiken we het minst ({underShare}).",
    "segments.picture": "Elke groep, de grootste eerst",
    "segments.pictureNote":
      "Balk: ons bereik in de groep. Streepje: ons gemiddelde bereik. Blauw: meer dan gemiddeld; oranje: minder; grijs: geen duidelijk verschil. Daaronder: wat voor deze groep veel vaker of minder vaak geldt dan voor iedereen (index 100).",
    "segments.card": "{share} van de {basis, select, persons {inwoners} other {huishoudens}}",
    "segments.cardHidden":
      "{share} van de {basis, select, persons {inwoners} other {huishoudens}} · bereik afgeschermd",
    "segments.cardReached":
      "{share} van de {basis, select, persons {inwoners} other {huishoudens}} · bereik {penetration}",
    "segments.more": "Vaak: {one} ({oneIndex})",
    "segments.less": "Weinig: {one} ({oneIndex})",
    "traits.more":
      "{number, select, one {Vaker dan gemiddeld: {one} (index {oneIndex}).} two {Vaker dan gemiddeld: {one} (index {oneIndex}) en {two} (index {twoIndex}).} other {Vaker dan gemiddeld: {one} (index {oneIndex}), {two} (index {twoIndex}) en {three} (index {threeIndex}).}}",
    "traits.less":
      "{number, select, one {Minder vaak dan gemiddeld: {one} (index {oneIndex}).} two {Minder vaak dan gemiddeld: {one} (index {oneIndex}) en {two} (index {twoIndex}).} other {Minder vaak dan gemiddeld: {one} (index {oneIndex}), {two} (index {twoIndex}) en {three} (index {threeIndex}).}}",
    "traits.alike": "In wat er van hen bekend is, lijken zij op iedereen.",
    "traits.none": "Andere kenmerken van deze groep zijn niet aangeleverd.",
    "traits.noneAtAll": "Kenmerken van de groepen zijn in deze publicatie niet aangeleverd.",
    "traits.credit": "Kenmerken: {credits}.",
    "traits.noSource": "bron niet vermeld",
    "traits.noLicence": "licentie niet vermeld",
    "trait.attribute": "Kenmerk",
    "trait.domain": "Gebied",
    "trait.topic": "Onderwerp",
    "trait.value": "Geldt voor",
    "trait.index": "Index",
    "trait.parent_index": "Index van {segment}",
    "domain.all": "Alles",
    "domain.label": "Kenmerken",
    "domain.media": "Media",
    "domain.leisure": "Vrije tijd",
    "domain.culture": "Cultuur",
    "domain.time": "Wanneer zij tijd hebben",
    "domain.attitudes": "Houding",
    "notes.title": "Aantekeningen van {library}",
    "conclusions.none": "Voor {place} is op deze peildatum geen bereik bekend.",
    "conclusions.answer":
      "{scope, select, municipality {In {place}} other {In het werkgebied van {place}}} wonen {groups} {groupsPlural, plural, one {groep} other {groepen}}; gemiddeld bereiken we {average}. Duidelijk minder bereiken we er {under}, duidelijk meer {over}.",
    "conclusions.size":
      "{base} {basis, select, persons {inwoners} other {huishoudens}}: {share} van allemaal, tegen {referenceShare} in {reference, select, library {de hele bibliotheek} other {{country}}}.",
    "conclusions.nobody":
      "{basis, select, persons {Hier woont niemand} other {Hier woont geen enkel huishouden}} uit deze groep.",
    "conclusions.before": "Op {date} was dat {before}.",

    "find.label": "Zoek een tabel of kolom",
    "find.example": "bijvoorbeeld penetration",
    "find.count": "{count, plural, =0 {Niets gevonden} one {# kolom} other {# kolommen}}",
    "dictionary.answer":
      "Er zijn {tables} gepubliceerde tabellen, met samen {columns} kolommen. Ze worden gemaakt uit {sources} soorten bronnen, met {helpers} hulptabellen ertussen.",
    "dictionary.language":
      "De beschrijvingen komen uit de tabellen zelf en zijn in het Engels. Waar een cijfer op de pagina’s voorkomt, staat er een Nederlandse uitleg bij.",
    "dictionary.contents": "Tabellen op deze pagina",
    "dictionary.group.published": "Gepubliceerde tabellen",
    "dictionary.group.helper": "Hulptabellen",
    "dictionary.group.source": "Bronnen",
    "dictionary.about.published":
      "Hierop rusten alle pagina’s. Het dataplatform kan ze ook zelf inlezen.",
    "dictionary.about.helper":
      "Tussenstappen van de berekening, die niemand buiten de verwerking te zien krijgt.",
    "dictionary.about.source": "Wat bibliotheken en anderen aanleveren, zoals het wordt ingelezen.",
    "dictionary.kind.published": "gepubliceerd",
    "dictionary.kind.helper": "hulptabel",
    "dictionary.kind.source": "bron",
    "dictionary.grain": "Eén rij per",
    "dictionary.values": "Mogelijke waarden",
    "dictionary.personal": "Persoonsgegeven: komt in geen enkele tabel met cijfers.",
    "dictionary.type.varchar": "tekst",
    "dictionary.type.bigint": "geheel getal",
    "dictionary.type.double": "getal",
    "dictionary.type.date": "datum",
    "dictionary.type.boolean": "ja of nee",
    "dictionary.range": "{least} t/m {most}",
    "dictionary.least": "{least} of meer",
    "dictionary.most": "hoogstens {most}",
    "dictionary.nullable": "mag leeg zijn",
    "dictionary.explained": "Uitleg: {figure}",

    "lineage.mart":
      "De tabel {table} komt uit {sources} {sourcesPlural, plural, one {bron} other {bronnen}}, via {tables} andere {tablesPlural, plural, one {tabel} other {tabellen}}. {pages} {pagesPlural, plural, one {pagina toont} other {pagina’s tonen}} de cijfers die eruit volgen.",
    "lineage.source":
      "Uit de bron {table} worden {tables} {tablesPlural, plural, one {tabel} other {tabellen}} gemaakt. {pages} {pagesPlural, plural, one {pagina toont} other {pagina’s tonen}} de cijfers die eruit volgen.",
    "lineage.unknown":
      "Er is geen tabel “{table}”. Daarom staat hier de tabel die op de meeste pagina’s voorkomt.",
    "lineage.finding": "Waar {table} vandaan komt, en wat ervan wordt gemaakt",
    "lineage.chart": "Van bronnen naar tabellen naar pagina’s",
    "lineage.chartNote":
      "Kies een tabel om te zien waar ze bij hoort; kies een pagina om haar te openen",
    "lineage.tables": "Alle tabellen",
    "lineage.note":
      "De instellingen en de administratie van aanleveringen zijn niet getekend; in de tabel staan ze als meta en frozen.",

    "pipeline.unknown":
      "Over de laatste verwerking is hier nog niets bekend. Dat staat er zodra er weer een is geweest.",
    "pipeline.late":
      "{feed} is te laat: de aanlevering van {due} is er nog niet, en de nieuwste is van {newest}.{more, plural, =0 {} one { Ook {moreFigure} andere aanlevering is te laat.} other { Ook {moreFigure} andere aanleveringen zijn te laat.}}",
    "pipeline.never":
      "{feed} is te laat: de eerste aanlevering werd verwacht op {due} en is er nog niet.{more, plural, =0 {} one { Ook {moreFigure} andere aanlevering is te laat.} other { Ook {moreFigure} andere aanleveringen zijn te laat.}}",
    "pipeline.last":
      "{good, select, yes {Ja: de} other {De}} laatste verwerking begon op {at}, duurde {took} en {outcome, select, published {publiceerde nieuwe cijfers} unchanged {vond niets dat de cijfers verandert} purged {ruimde persoonsgegevens op} held {hield de nieuwe cijfers tegen} cancelled {werd afgebroken: de cijfers van daarvoor bleven staan} other {mislukte: de cijfers van daarvoor bleven staan}}.",
    "pipeline.onTime":
      "Van de {feeds} {feedsPlural, plural, one {aanlevering} other {aanleveringen}} op een rooster is er geen te laat.",
    "pipeline.noSchedule":
      "Er loopt geen rooster, dus van de {feeds} aanleveringen kan er geen te laat zijn.",
    "pipeline.refused":
      "De aanlevering {feed} van {date} is geweigerd.{more, plural, =0 {} one { Dat geldt ook voor {moreFigure} andere.} other { Dat geldt ook voor {moreFigure} andere.}}",
    "title.pipeline":
      "{late, plural, =0 {Geen enkele aanlevering is te laat} one {Eén aanlevering is te laat} other {# aanleveringen zijn te laat}}",
    "pipeline.freshness": "Peildata per aanlevering",
    "pipeline.freshnessNote":
      "Stip: ingelezen. Ring: wanneer de volgende wordt verwacht. Stippellijn: vandaag",
    "title.runs":
      "{count, plural, one {De laatste verwerking} other {De laatste # verwerkingen}}: {wrong, plural, =0 {geen is mislukt} one {één is mislukt} other {# zijn mislukt}}",
    "pipeline.runs": "Verwerkingen",
    "pipeline.runsNote":
      "Hoe hoger, hoe langer het duurde. Blauw: gepubliceerd. Grijs: niets veranderd of opgeruimd. Oranje met teken: mislukt (×), tegengehouden (‖) of afgebroken (–)",
    "pipeline.feeds": "Aanleveringen",
    "pipeline.note":
      "Zo stond het er aan het einde van de laatste verwerking voor, op {at}. Of een aanlevering te laat is, wordt bij het openen van deze pagina bepaald.",
    "pipeline.state.late": "te laat",
    "pipeline.state.refused": "geweigerd",
    "pipeline.state.waiting": "nog niets ontvangen",
    "pipeline.state.fresh": "op tijd",
    "pipeline.state.paused": "rooster staat stil",
    "pipeline.state.none": "zonder rooster",
    "pipeline.held": "Tegengehouden: {date}, {what}.",
    "pipeline.refusedOn": "Geweigerd: {date}.",
    "outcome.published": "gepubliceerd",
    "outcome.unchanged": "niets veranderd",
    "outcome.held": "tegengehouden",
    "outcome.failed": "mislukt",
    "outcome.cancelled": "afgebroken",
    "outcome.purged": "opgeruimd",
    "done.loaded": "{count} geladen",
    "done.unchanged": "{count} ongewijzigd",
    "done.refused": "{count} geweigerd",
    "done.failed": "{count} niet gelezen",
    "done.withdrawn": "{count} ingetrokken",
    "done.done": "{count} gedaan",
    "run.refresh": "niets nieuws",
    "run.rebuild": "alles opnieuw opgebouwd",
    "run.publish": "opnieuw gepubliceerd",
    "run.purge": "persoonsgegevens opgeruimd",
    "run.told": "{what}{scheduled, select, yes { (op rooster)} other {}}",
    "column.state": "Stand",
    "column.newest": "Nieuwste",
    "column.age": "Dagen oud",
    "column.due": "Verwacht",
    "column.rows": "Regels",
    "column.quarantined": "Afgekeurd",
    "column.started": "Begonnen",
    "column.took": "Duur",
    "column.outcome": "Afloop",
    "column.done": "Wat er gebeurde",
    "column.table": "Tabel",
    "column.inputs": "Gemaakt uit",
    "column.grain": "Eén rij per",
    "column.used_by": "Gebruikt door",
    "column.columns": "Kolommen",

    "explore.answer":
      "Kies een tabel, een bibliotheek en een peildatum: de grafiek en de tabel rekenen mee. U ziet dezelfde gepubliceerde cijfers als op de andere pagina’s.",
    "explore.mart": "Tabel",
    "explore.library": "Bibliotheek",
    "explore.date": "Peildatum",
    "explore.allDates": "alle peildata",
    "explore.value": "Cijfer",
    "explore.by": "Per",
    "explore.columns": "Kolommen in de tabel",
    "explore.finding": "{value} per {by}",
    "explore.note":
      "Dit is een notebook: een analist kan hem kopiëren en er eigen berekeningen in schrijven. Hoe dat gaat, staat in docs/notebooks.md.",

    "verdict.good": "goed",
    "verdict.attention": "kanttekening",
    "verdict.bad": "slecht",
    "verdict.refused": "geweigerd",
    "verdict.unknown": "niet beoordeeld",
    "finding.none": "Niets bijzonders.",
    "finding.rejected":
      "{rejected} {rejectedPlural, plural, one {regel is} other {regels zijn}} afgekeurd.",
    "finding.unplaced":
      "Van {unplaced} {unplacedPlural, plural, one {lid} other {leden}} is geen gebied bekend.",
    "finding.unmatched":
      "In een gebied dat de inwonersbron niet kent {unmatchedPlural, plural, one {woont} other {wonen}} {unmatched} {unmatchedPlural, plural, one {lid} other {leden}}.",
    "finding.drop": "{size} minder regels dan in de vorige aanlevering.",
    "finding.rise": "{size} meer regels dan in de vorige aanlevering.",
    "finding.suppressed":
      "{suppressed} {suppressedPlural, plural, one {regel} other {regels}} met een afgeschermd aantal.",
    "finding.empty": "De aanlevering was leeg.",
    "finding.refused": "Geweigerd: de cijfers van daarvoor bleven staan.",

    "notice.title": "Nieuwe cijfers worden tegengehouden",
    "notice.line":
      "Aanlevering {feed} van {date}{where, select, somewhere { ({place})} other {}}: {what}",
    "notice.more":
      "{count, plural, one {Hetzelfde geldt voor nog één plaats.} other {Hetzelfde geldt voor nog # plaatsen.}}",
    "notice.shown":
      "Tot dat is opgelost leest u hier de cijfers van daarvoor, tot en met peildatum {date}.",
    "held.maxRejected": "{value} van de regels is afgekeurd; hoogstens {bound} is toegestaan.",
    "held.maxDrop": "{value} kleiner dan de vorige; hoogstens {bound} is toegestaan.",
    "held.maxRise": "{value} groter dan de vorige; hoogstens {bound} is toegestaan.",
    "held.maxAge":
      "{days, plural, one {# dag} other {# dagen}} oud, en een nieuwere is er niet; hoogstens {most, plural, one {# dag} other {# dagen}} is toegestaan.",
    "held.minMatchRate":
      "maar {value} van de leden is aan een gebied gekoppeld; minstens {bound} is nodig.",
    "held.maxPenetration":
      "{value} van de inwoners zou lid zijn; hoogstens {bound} is aannemelijk.",
    "held.controlTotal":
      "{value} {direction, select, more {meer} other {minder}} leden dan de controletelling; hoogstens {bound} verschil is toegestaan.",

    "refusal.message": "Melding: “{message}”",
    "refusal.empty": "Het bestand is leeg.",
    "refusal.damaged": "Het bestand is onvolledig of beschadigd.",
    "refusal.locked": "Het bestand is beveiligd met een wachtwoord.",
    "refusal.too_large": "Uitgepakt is het bestand groter dan is toegestaan.",
    "refusal.not_one_file": "Het zipbestand bevat {count} bestanden; er hoort er één in te zitten.",
    "refusal.outside_archive":
      "Het zipbestand wijst naar een plek erbuiten, en is daarom niet uitgepakt.",
    "refusal.unknown_packing":
      "Het bestand is ingepakt op een manier die hier niet wordt uitgepakt.",
    "refusal.two_encodings":
      "Het bestand gebruikt twee tekencoderingen door elkaar, vanaf regel {utf8Line} en regel {otherLine}.",
    "refusal.cut_off": "Het bestand houdt halverwege regel {line} op.",
    "refusal.open_quote":
      "Een aanhalingsteken op regel {line} wordt niet gesloten, zodat de regels erna niet te lezen zijn.",
    "refusal.too_many_blank_lines": "Het bestand bevat meer dan {most} lege regels.",
    "refusal.unreadable": "Het bestand is niet als tabel te lezen.",
    "refusal.first_line_empty": "De eerste regel, met de kolomnamen, is leeg.",
    "refusal.first_line_nul": "De eerste regel bevat geen leesbare kolomnamen.",
    "refusal.first_line_endless": "De eerste regel houdt niet op, zodat er geen kolomnamen zijn.",
    "refusal.too_many_columns": "De eerste regel telt {columns} kolommen; er mogen er {most} zijn.",
    "refusal.no_header": "De regel met kolomnamen ontbreekt; gezocht is naar “{column}”.",
    "refusal.no_column": "De kolom “{column}” ontbreekt.",
    "refusal.two_columns": "De kolom “{column}” komt twee keer voor.",
    "refusal.personal_column":
      "De kolom “{column}” lijkt {looks, select, name {namen van mensen} email {e-mailadressen} phone {telefoonnummers} account {bankrekeningen} bsn {burgerservicenummers} card {pas- of lidnummers} other {gegevens van één persoon}} te bevatten, en is niet aangewezen om te worden weggelaten.",
    "refusal.personal_mapped":
      "De kolom “{column}”, aangewezen voor “{target}”, lijkt {looks, select, name {namen van mensen} email {e-mailadressen} phone {telefoonnummers} account {bankrekeningen} bsn {burgerservicenummers} card {pas- of lidnummers} other {gegevens van één persoon}} te bevatten.",
    "refusal.no_rows": "Het bestand heeft alleen een kop en geen regels.",
    "refusal.all_rejected": "Geen van de {read} regels is goed.",
    "refusal.too_many_rejected":
      "Van de {read} regels zijn er {rejected} afgekeurd, meer dan de {most} die mag.",
    "refusal.select_without_columns":
      "De samenvoeging van de bestanden levert geen bruikbare kolom op.",
    "refusal.sql_failed": "De samenvoeging van de bestanden is mislukt.",

    "overview.changed":
      "Op {beforeDate} was het {before}; het verschil van {change} {points} {sure, select, yes {is meer dan toeval kan geven} no {kan toeval zijn} other {is niet op toeval te toetsen}}.",
    "overview.same": "Op {beforeDate} was het vrijwel evenveel: {before}.",
    "overview.chart": "Bereik per {kind, select, branch {vestiging} other {gemeente}}",
    "overview.chartNote": "Streepje: de hele bibliotheek.",

    "title.contrast": "{over}: boven het gemiddelde. {under}: eronder.",
    "title.over": "{over} ligt boven het gemiddelde",
    "title.under": "{under} ligt onder het gemiddelde",
    "title.average": "Alles ligt dicht bij het gemiddelde",
    "title.residents": "Veel {over}, weinig {under}",
    "title.residentsOver": "Veel {over}",
    "title.residentsUnder": "Weinig {under}",
    "title.residentsAlike": "Een verdeling als gemiddeld",
    "title.placesEven": "Het bereik is overal ongeveer gelijk",
    "title.places": "{highest} bereikt het meest, {lowest} het minst",
    "title.place": "Bereik in {place}",
    "title.trend":
      "{direction, select, up {Het bereik stijgt} down {Het bereik daalt} unsure {Het bereik verandert niet duidelijk} untested {Het bereik per peildatum} other {Het bereik blijft vrijwel gelijk}}",
    "title.quality": "{good} van de {total} aanleveringen zonder kanttekening",

    "links.title": "Verder lezen",
    "links.residents": "Wie wonen hier?",
    "links.members": "Wie bereiken we, en wie niet?",
    "links.opportunities": "Waar liggen de kansen?",
    "links.municipalities": "Hoe verschillen onze gemeenten?",
    "links.branches": "Hoe verschillen onze vestigingen?",
    "links.trend": "Verandert dat?",
    "links.quality": "Kunnen we deze cijfers vertrouwen?",
    "links.method": "Hoe zijn deze cijfers berekend?",
    "links.dictionary": "Wat betekent elke kolom?",
    "links.lineage": "Waar komt elk cijfer vandaan?",
    "links.pipeline": "Loopt de verwerking goed?",
    "links.explore": "Zelf verkennen",
    "links.index": "Terug naar het overzicht",

    "level.label": "Niveau",
    "level.segment": "Segmenten",
    "level.subsegment": "Subsegmenten",
    "level.only": "Alleen {segment}",
    "level.all": "Toon alles",
    "sort.label": "Volgorde",
    "sort.gap": "Op tekort",
    "sort.index": "Op index",
    "sort.count": "Op aantal",
    "sort.share": "Op aandeel",
    "sort.order": "Op segment",

    "share.address": "Kopieer adres",
    "share.embed": "Insluiten",
    "share.print": "Afdrukken",
    "share.copied": "Het adres is gekopieerd: wie het opent, ziet precies dit.",
    "share.embedCopied": "De code voor op een andere site is gekopieerd.",
    "share.byHand": "Kopieer dit:",
    "share.origin": "Bekijk alle cijfers",

    "table.title": "Alle cijfers",
    "table.downloads": "Download",
    "table.download": "Download als {format}",
    "table.format.csv": "CSV",
    "table.format.xlsx": "Excel",
    "table.format.parquet": "Parquet",
    "table.notDownloaded":
      "Het bestand kon niet worden gemaakt. Laad de pagina opnieuw en probeer het nog eens.",
    "table.sheet.figures": "Cijfers",
    "table.sheet.notes": "Zo is dit geteld",
    "table.scroll": "Tabel, schuift zijwaarts",
    "table.sort": "Klik op een kolomkop om te sorteren.",
    "table.open": "Toon de subsegmenten van {segment}",
    "table.total": "Totaal",
    "column.segment": "Segment",
    "column.place": "Waar",
    "column.kind": "Soort",
    "column.base_count": "{basis, select, persons {Inwoners} other {Huishoudens}}",
    "column.share": "Aandeel",
    "column.reference_share": "{reference, select, library {Bibliotheek} other {Ter vergelijking}}",
    "column.base_share": "Aandeel {basis, select, persons {inwoners} other {huishoudens}}",
    "column.member_share": "Aandeel leden",
    "column.member_count": "{basis, select, persons {Leden} other {Met een lid}}",
    "column.member_count_low": "Minstens",
    "column.member_count_high": "Hoogstens",
    "column.penetration": "Bereik",
    "column.hours_per_week": "Uren open",
    "column.evening_hours": "Avonduren",
    "column.weekend_hours": "Weekenduren",
    "column.index": "Index",
    "column.lack": "Tekort",
    "column.set_gap": "Tekort",
    "column.set_penetration": "Bereik",
    "column.set_share": "Aandeel van de plaats",
    "column.set_base": "{basis, select, persons {Inwoners} other {Huishoudens}} uit deze groepen",
    "column.quadrant": "Plan",
    "column.gap_high": "Tekort hoogstens",
    "column.gap_low": "Tekort minstens",
    "column.gap": "Tekort",
    "column.class": "Oordeel",
    "column.snapshot_date": "Peildatum",
    "column.change_previous": "Sinds vorige",
    "column.change_year": "In een jaar",
    "column.change_year_low": "In een jaar, ondergrens",
    "column.change_year_high": "In een jaar, bovengrens",
    "column.year_ago": "Jaar eerder",
    "column.feed": "Aanlevering",
    "column.read_count": "Gelezen",
    "column.loaded_count": "Geladen",
    "column.rejected_count": "Afgekeurd",
    "column.duplicate_count": "Dubbel",
    "column.match_rate": "Gekoppeld",
    "column.change": "Verschil",
    "column.verdict": "Oordeel",
    "column.finding": "Toelichting",

    "hidden.mark": "x",
    "hidden.word": "afgeschermd",
    "format.some": "een aantal",

    "rest.note":
      "Niet meegeteld in het bereik: {outside} {outsidePlural, plural, one {lid dat buiten het werkgebied woont} other {leden die buiten het werkgebied wonen}}, {unplaced} zonder bekend gebied en {unassigned} zonder segment.",

    "method.title": "Zo is geteld",
    "class.under": "blijft achter",
    "class.over": "loopt voor",
    "class.average": "gemiddeld",
    "class.too_small": "te klein",
    "class.hidden": "afgeschermd",
    "class.unknown": "niet te zeggen",

    "method.member": "Lid",
    "method.member.leftOut": "Niet meegeteld: {categories}.",
    "method.member.grace":
      "Een pas telt nog {days, plural, one {# dag} other {# dagen}} mee nadat hij is verlopen.",
    "method.reach": "Bereik",
    "method.reach.households":
      "Huishoudens met minstens één lid, per 100 huishoudens in het werkgebied (penetratie).",
    "method.reach.persons": "Leden per 100 inwoners van het werkgebied (penetratie).",
    "method.index": "Index",
    "method.index.members":
      "100 betekent evenveel bereik als gemiddeld in {place}; 50 half zo veel, 200 twee keer zo veel.",
    "method.index.residents":
      "100 betekent een even groot aandeel als in {reference, select, library {de hele bibliotheek} other {{country}}}.",
    "method.scope": "Wie telt mee",
    "method.scope.library": "Leden die in het werkgebied van de bibliotheek wonen.",
    "method.scope.municipality": "Leden van de bibliotheek die in deze gemeente wonen.",
    "method.scope.branch":
      "Leden die bij deze vestiging zijn ingeschreven en in haar werkgebied wonen. Werkgebieden van vestigingen kunnen elkaar overlappen.",
    "method.segmentation": "Segmentatie",
    "method.segmentation.value": "{name}, versie {version}.",
    "method.assignment": "Toewijzing",
    "method.assignment.dominant":
      "Een lid krijgt het segment dat in zijn gebied het meest voorkomt.",
    "method.assignment.shared": "Een lid telt naar rato mee in de segmenten van zijn gebied.",
    "method.assignment.address": "Een lid krijgt het segment van zijn adres.",
    "method.suppressed": "Afgeschermd",
    "method.suppressed.zero":
      "Een afgeschermd klein aantal telt als nul; waar dat uitmaakt staat het laagste en het hoogste aantal erbij.",
    "method.suppressed.midpoint":
      "Een afgeschermd klein aantal telt als het midden van wat het kan zijn; waar dat uitmaakt staat het laagste en het hoogste aantal erbij.",
    "method.hidden": "Kleine aantallen",
    "method.hidden.suppression":
      "Aantallen van 1 tot en met {most} leden tonen we niet (x), zodat niemand te herkennen is. Andere aantallen waaruit ze te berekenen zouden zijn, laten we ook weg. Alle percentages en indexcijfers zijn berekend uit de getoonde aantallen.",
    "method.hidden.rounding":
      "Aantallen leden zijn afgerond op een veelvoud van {base}, zodat niemand te herkennen is. Alle percentages en indexcijfers zijn berekend uit de afgeronde aantallen.",
    "method.reference": "Vergelijking",
    "method.reference.library": "Met het werkgebied van de hele bibliotheek.",
    "method.reference.country": "Met alle inwoners van {country}.",
    "method.dates": "Peildatum",
    "method.dates.value": "{date}; inwoners van {baseDate}.",
    "method.dates.later":
      "{date}; inwoners van {baseDate}, dus van ná de peildatum: oudere cijfers zijn er niet.",
    "method.uncertainty": "Zekerheid",
    "method.uncertainty.none":
      "Deze pagina beschrijft wat geteld is. Of een verschil groter is dan toeval kan geven, is niet getoetst.",
    "method.uncertainty.change":
      "We zeggen dat het bereik stijgt of daalt als beide grenzen, waartussen het verschil met {confidence} zekerheid ligt, aan dezelfde kant van nul liggen. De meeste leden zijn op beide peildata dezelfde; daarom zijn die grenzen eerder te ruim dan te krap.",
    "method.uncertainty.segments":
      "Twee grenzen geven waartussen het werkelijke cijfer met {confidence} zekerheid ligt. Een segment blijft achter of loopt voor als zijn index buiten {averageLow} tot {averageHigh} ligt en dat meer is dan toeval kan geven (van wat wij noemen is gemiddeld hoogstens {falseRate} loos alarm). Bij minder dan {leastBase} {basis, select, persons {inwoners} other {huishoudens}}, of minder dan {leastExpected} te verwachten leden, is het te klein om iets te zeggen. Tekort: wat er ontbreekt aan het gemiddelde bereik van deze plaats.",
    "method.sources": "Bronnen",
    "method.source": "{feed}: {credit}",
    "method.quality": "Oordeel",
    "method.quality.value": "Aanlevering van de leden: {verdict}. {findings}",

    "explained.answer":
      "Voor elk segment tellen we wie er woont en wie er lid is. Uit die twee tellingen volgen alle cijfers op deze site. Hieronder staat van elk cijfer wat het zegt en hoe we het berekenen.",
    "explained.thresholds": "Deze drempels gelden nu",
    "explained.contents": "Inhoud",
    "explained.formula": "Formule",
    "explained.source": "Bron",
    "explained.columns": "Kolommen",
    "explained.signs":
      "In de formules is B het aantal huishoudens of inwoners, M het aantal huishoudens met een lid of het aantal leden, en p het bereik; b en m zijn aandelen in B en M. Een letter met i hoort bij één segment, met o bij alle andere segmenten samen, met h bij één huishouden of gebied, en zonder iets bij de hele plaats. t is het aantal standaardfouten van een grens (1,96 bij 95 % zekerheid), D het ontwerpeffect, k het aantal huishoudens of gebieden waarop het berust, n het aantal vergelijkingen en r het bereik waarmee we vergelijken.",
    "threshold.confidence":
      "De echte waarde ligt in {confidence} van de gevallen tussen de ondergrens en de bovengrens van een cijfer.",
    "threshold.falseDiscoveryRate":
      "Van de verschillen die we noemen, mag gemiddeld hoogstens {falseDiscoveryRate} toeval zijn.",
    "threshold.averageIndex":
      "Een index van {averageIndexLow} tot en met {averageIndexHigh} noemen we gemiddeld.",
    "threshold.leastBase":
      "Een segment met minder dan {leastBase} huishoudens of inwoners is te klein voor een oordeel.",
    "threshold.leastExpected":
      "Dat geldt ook als we er bij een gemiddeld bereik minder dan {leastExpected} leden verwachten.",
    "threshold.leastPeers":
      "Met vergelijkbare bibliotheken vergelijken we pas als het er minstens {leastPeers} zijn.",

    "problem.title": "Dit is er niet",
    "problem.library": "Er is geen bibliotheek “{value}” in deze cijfers.",
    "problem.place": "Deze bibliotheek heeft geen gemeente of vestiging “{value}”.",
    "problem.date": "Voor peildatum “{value}” zijn geen cijfers.",
    "problem.noDates": "Voor {value} zijn nog geen cijfers gepubliceerd.",
    "problem.back": "Ga naar de laatste cijfers",
    "problem.missing":
      "Deze cijfers zijn nog niet gepubliceerd. Na de volgende verversing staan ze hier.",
    "problem.unreachable":
      "De cijfers zijn nu niet op te halen. Kijk of de verbinding werkt en laad de pagina opnieuw.",
    "problem.unreadable":
      "Het bestand met deze cijfers is niet te lezen. Meld dit aan wie de cijfers publiceert.",
    "problem.unexpected": "Deze pagina kan niet worden getoond door een fout in de pagina zelf.",
    "problem.retry": "Opnieuw laden",
    "empty.chart": "Hier is op deze peildatum niets te tonen.",
    "print.footer": "{address} · peildatum {date}",
  },
};
