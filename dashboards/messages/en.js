export default {
  locale: "en-GB",
  messages: {
    "format.percent": "%",
    "site.skip": "Skip to content",
    "site.pages": "Questions",
    "site.language": "Language",
    "site.background": "About the figures",
    "site.region": "{region}, made with Werkgebied",

    "page.index": "Overview",
    "page.residents": "Residents",
    "page.members": "Members",
    "page.opportunities": "Opportunities",
    "page.municipalities": "Municipalities",
    "page.branches": "Branches",
    "page.trend": "Change",
    "page.quality": "Reliability",
    "page.method": "Method",
    "page.dictionary": "Columns",
    "page.lineage": "Lineage",
    "page.pipeline": "Pipeline",
    "page.notebooks/explore": "Explore",

    "question.index": "How is our catchment doing?",
    "question.residents": "Who lives in our catchment?",
    "question.members": "Whom do we reach, and whom not?",
    "question.opportunities": "Where are the opportunities?",
    "question.municipalities": "How do our municipalities differ?",
    "question.branches": "How do our branches differ?",
    "question.trend": "Is that changing?",
    "question.quality": "Can we trust these figures?",
    "question.method": "How are these figures calculated?",
    "question.dictionary": "What does each column mean?",
    "question.lineage": "Where does each figure come from?",
    "question.pipeline": "Is the pipeline running well?",
    "question.notebooks/explore": "Explore it yourself",

    "select.fold": "Library, branch and snapshot date",
    "select.library": "Library",
    "select.place": "Where",
    "select.date": "Snapshot date",
    "select.basis": "Counted in",
    "select.whole": "Whole library",
    "select.municipalities": "Municipalities",
    "select.branches": "Branches",
    "select.find": "Find a municipality or branch",
    "select.found":
      "{count, plural, =0 {Nothing found} one {# place found} other {# places found}}",

    "basis.households": "households",
    "basis.persons": "persons",
    "base.households": "households",
    "base.persons": "residents",
    "scope.library": "library",
    "scope.municipality": "municipality",
    "scope.branch": "branch",

    "residents.none": "No residents of {place} are known on this snapshot date.",
    "residents.base":
      "{base} {basis, select, persons {people live} other {households live}} in {scope, select, municipality {{place}} other {the catchment of {place}}}.",
    "residents.largest":
      "The largest group is {segment}: {share} of {basis, select, persons {residents} other {households}}.",
    "residents.differs":
      "Compared with {reference, select, library {the whole library} other {{country}}} there are many {over} ({overShare} against {overReference}) and few {under} ({underShare} against {underReference}).",
    "residents.over":
      "Compared with {reference, select, library {the whole library} other {{country}}} there are many {over} ({overShare} against {overReference}).",
    "residents.under":
      "Compared with {reference, select, library {the whole library} other {{country}}} there are few {under} ({underShare} against {underReference}).",
    "residents.alike":
      "The mix resembles that of {reference, select, library {the whole library} other {{country}}}.",
    "residents.chart":
      "Share of each {level, select, subsegment {subsegment} other {segment}} in {basis, select, persons {residents} other {households}}",
    "residents.chartNote":
      "Bar: {place}. Tick: {reference, select, library {the whole library} other {{country}}}.",

    "members.none":
      "Counted in {basis, select, persons {persons} other {households}}, there are no members and residents of {place} to compare on this snapshot date.",
    "members.hidden":
      "We do not show the number of members of {place} on this snapshot date: it is so small that somebody could be recognised, or it would give away another small number.",
    "members.reach":
      "{basis, select, persons {We reach {penetration} of the residents in {scope, select, municipality {{place}} other {the catchment of {place}}}: {members} of {base} residents are members.} other {We reach {penetration} of the households in {scope, select, municipality {{place}} other {the catchment of {place}}}: {members} of {base} households have at least one member.}}",
    "members.reachBetween":
      "{basis, select, persons {We reach between {lowShare} and {highShare} of the residents in {scope, select, municipality {{place}} other {the catchment of {place}}}: {low} to {high} of {base} residents are members.} other {We reach between {lowShare} and {highShare} of the households in {scope, select, municipality {{place}} other {the catchment of {place}}}: {low} to {high} of {base} households have at least one member.}} The exact number is unknown, as small counts are suppressed; the figures below use {penetration}.",
    "members.reachNear":
      "{basis, select, persons {We reach {penetration} of the residents in {scope, select, municipality {{place}} other {the catchment of {place}}}: between {low} and {high} of {base} residents are members. The exact number is unknown, as small counts are suppressed.} other {We reach {penetration} of the households in {scope, select, municipality {{place}} other {the catchment of {place}}}: between {low} and {high} of {base} households have at least one member. The exact number is unknown, as small counts are suppressed.}}",
    "members.under":
      "{segment} stays furthest behind: {penetration} (between {low} and {high}), where {expected} was to be expected.",
    "members.underBy":
      "{segment} stays furthest behind: {penetration} (between {low} and {high}), where {expected} was to be expected. That is about {gap} {basis, select, persons {members} other {households}} too few.",
    "members.over": "{segment} we reach more than average: {penetration}, index {index}.",
    "members.overOnly": "{segment} stands out above the rest: {penetration}, index {index}.",
    "members.average":
      "The differences between the {level, select, subsegment {subsegments} other {segments}} are small, or no more than chance can give.",
    "members.tooSmall":
      "Too few {basis, select, persons {residents} other {households}} of each {level, select, subsegment {subsegment} other {segment}} live here to say anything of them.",
    "members.untested":
      "Whether the differences between the {level, select, subsegment {subsegments} other {segments}} are more than chance cannot be said here: it is not known who live together in one house.",
    "members.chart":
      "Reach by {level, select, subsegment {subsegment} other {segment}} against the average of {place} (index 100)",
    "members.chartNote":
      "After each bar: the index and the number of {basis, select, persons {members} other {households with a member}}. Thin line: what the index is likely to lie between. Grey: no more than chance, or between {averageLow} and {averageHigh} (pale band). Open: too small to say anything.",
    "members.barCount": "{index} · {count}",

    "opportunities.largest":
      "The largest opportunity is {segment}: reached as well as the library reaches people on average, that group would bring about {gap} {basis, select, persons {members} other {households}} (between {low} and {high}).",
    "opportunities.together":
      "Together with {more, plural, one {{first}} other {{first} and {second}}} that is {all} {basis, select, persons {members} other {households}}.",
    "opportunities.even":
      "In {place} no group falls further behind the library's average than chance can give. Look at smaller differences on the page about members, or at one branch.",
    "opportunities.none":
      "For {place} nothing can be said of opportunities on this date: too little is known of members or residents.",
    "opportunities.hidden":
      "For {place} we show no numbers of members on this date, and so no opportunities: they are too small.",
    "opportunities.plan": "Large and less well reached: {names}.",
    "opportunities.planNone": "No large group is reached worse than the threshold.",
    "opportunities.planShows":
      "Each circle is a segment: the further right, the larger; the higher, the better reached; the larger the circle, the more {basis, select, persons {members} other {households}} are lacking",
    "opportunities.planNote": "Drag the dotted lines, or fill in the thresholds.",
    "opportunities.axisShare":
      "Share of the {basis, select, persons {residents} other {households}} →",
    "opportunities.axisIndex": "↑ Index of the reach",
    "opportunities.large": "Large from (%)",
    "opportunities.over": "Well reached from index",
    "opportunities.usual": "Back to the usual thresholds",
    "opportunities.set": "Which groups do you want to go on with?",
    "opportunities.choose": "Groups that count",
    "opportunities.chosen":
      "Together {base} {basis, select, persons {residents} other {households}}, {members} of them with {basis, select, persons {a card} other {a member}}; {gap} are lacking for the library's average.",
    "opportunities.chosenBase":
      "Together {base} {basis, select, persons {residents} other {households}}. How many are lacking cannot be said here.",
    "opportunities.channel": "Most typical of these groups: {attribute} (index {index})",
    "opportunities.channelAlike": "In this these groups do nothing much more often than others",
    "opportunities.channels": "How can these groups be reached?",
    "opportunities.channelsOf": "What {who} do more or less often than others",
    "opportunities.channelsNote":
      "Behind each bar: the index (100 is average) and the share of the group of whom it is true. Averaged over groups by their size here",
    "opportunities.domain": "Subject",
    "opportunities.where": "Where do they live, and at which branch?",
    "opportunities.targets": "How far are we with our targets?",
    "opportunities.target.unknown":
      "{segment}: target {target} by {by}. The present reach is not shown.",
    "opportunities.target.reached":
      "{segment}: the target of {target} by {by} has been reached; the reach is now {penetration}.",
    "opportunities.target.now":
      "{segment}: target {target} by {by}; the reach is now {penetration}.",
    "opportunities.target.on":
      "{segment}: target {target} by {by}. From {start} on {startDate} to {penetration} now: {done} of the way.",
    "opportunities.target.back":
      "{segment}: target {target} by {by}. From {start} on {startDate} to {penetration} now: further from the target.",
    "opportunities.target.same":
      "{segment}: target {target} by {by}. The reach is now {penetration}, and differs no more than chance can give from that on {startDate} ({start}).",
    "opportunities.target.bar": "{segment}: now {penetration}, target {target}",
    "quadrant.core": "Keep",
    "quadrant.developmental": "Recruit",
    "quadrant.niche": "Niche",
    "quadrant.other": "Other",

    "municipalities.none": "There are no places to compare on this snapshot date.",
    "municipalities.range":
      "Reach ranges from {lowest} in {lowestPlace} to {highest} in {highestPlace}; for the whole library it is {whole}.",
    "municipalities.rangeBranches":
      "Reach ranges from {lowest} at {lowestPlace} to {highest} at {highestPlace}. For the whole library it is {whole}; at a branch only those registered there count.",
    "municipalities.even":
      "The reach is about the same everywhere: from {lowest} in {lowestPlace} to {highest} in {highestPlace}, no more difference than chance can give. For the whole library it is {whole}.",
    "municipalities.evenBranches":
      "The reach is about the same everywhere: from {lowest} at {lowestPlace} to {highest} at {highestPlace}, no more difference than chance can give. For the whole library it is {whole}; at a branch only those who are registered there count.",
    "municipalities.one": "Reach in {place} is {penetration}.",
    "municipalities.chart": "Reach by segment, on the same scale everywhere",
    "municipalities.chartNote": "Blue: reach in this place. Grey behind it: the whole library.",
    "municipalities.all": "Show all {count} places side by side",
    "municipalities.some":
      "Shown here are the {shown} with the highest and the lowest reach; the table below has all {count}.",

    "trend.none": "No reach is known for {place} on this snapshot date yet.",
    "trend.first":
      "On {date} reach is {penetration}. There is no earlier snapshot to compare it with.",
    "trend.up":
      "Reach rose from {before} on {beforeDate} to {penetration} on {date}: {change} {points}. That is more than chance can give (between {low} and {high}).",
    "trend.down":
      "Reach fell from {before} on {beforeDate} to {penetration} on {date}: {change} {points}. That is more than chance can give (between {low} and {high}).",
    "trend.unsure":
      "Reach was {before} on {beforeDate} and {penetration} on {date}: {change} {points}. That difference may be chance (between {low} and {high}).",
    "trend.untested":
      "Reach was {before} on {beforeDate} and {penetration} on {date}: {change} {points}. Whether that is chance cannot be told from these figures.",
    "trend.same": "Reach hardly changed: {before} on {beforeDate} and {penetration} on {date}.",
    "trend.points": "percentage points",
    "trend.mostUp":
      "{segment} clearly rose: {change} percentage points{more, plural, =0 {} one {; so did {moreFigure} other segment} other {; so did {moreFigure} other segments}}.",
    "trend.mostDown":
      "{segment} clearly fell: {change} percentage points{more, plural, =0 {} one {; so did {moreFigure} other segment} other {; so did {moreFigure} other segments}}.",
    "trend.noneMoved": "For no segment is the difference larger than chance can give.",
    "trend.chosen":
      "For {segment} it went from {before} to {penetration}: {change} percentage points{sure, select, yes {, more than chance can give} no {, which may be chance} other {}}.",
    "trend.chosenSame": "For {segment} it hardly changed: {before} and {penetration}.",
    "trend.chart": "Reach by snapshot date, as a percentage of {base}",
    "trend.chartNote":
      "The line breaks where a snapshot is missing. The scale does not start at zero.",
    "trend.total": "Total",
    "trend.segment": "Beside the total",
    "trend.noSegment": "no segment",

    "event.branch_opened": "{name} opened",
    "event.branch_closed": "{name} closed",
    "event.municipality_added": "{name} added",
    "event.municipality_removed": "{name} left",
    "event.segmentation_renewed": "segmentation renewed",
    "event.residents_renewed": "new resident figures",

    "quality.none": "No delivery of this library has been judged yet.",
    "quality.linked":
      "Of the members, {rate} could be linked to an area; for {unplaced} {unplacedPlural, plural, one {member} other {members}} no area is known.",
    "quality.verdict":
      "The delivery of members of {date} was {verdict, select, good {found good} attention {usable, with a remark} bad {found bad} other {refused}}.",
    "quality.suppressed":
      "In {rows} {rowsPlural, plural, one {row} other {rows}} a small count is suppressed: between {low} and {high} members together.",
    "quality.allGood":
      "{total, plural, one {The one judged delivery is} other {All # judged deliveries are}} good.",
    "quality.someNot":
      "Of {total} judged deliveries {flagged, plural, one {{flaggedFigure} has a remark} other {{flaggedFigure} have a remark}}{refused, plural, =0 {} one { and {refusedFigure} was refused} other { and {refusedFigure} were refused}}.",
    "quality.chart": "Verdict by delivery and snapshot date",
    "quality.chartNote":
      "Filled dot: good. Open dot: remark. Diamond: bad. Cross: refused, the figures before it stayed in place.",

    "page.segments": "Segments",
    "page.conclusions": "Conclusions",
    "question.segments": "Which groups live here?",
    "question.segment": "Who is {segment}?",
    "question.conclusions": "What do we know of each group?",
    "links.segments": "Which groups live here?",
    "links.segment": "What do we know of this segment?",
    "links.conclusions": "What do we know of each group?",
    "problem.segment": "These figures have no segment “{value}”.",
    "segment.size":
      "{base} {basis, select, persons {people} other {households}} of {segment} live in {scope, select, municipality {{place}} other {the catchment of {place}}}: {share} of all, against {referenceShare} in {reference, select, library {the whole library} other {{country}}}.",
    "segment.nobody":
      "{basis, select, persons {Nobody} other {No household}} of {segment} lives in {scope, select, municipality {{place}} other {the catchment of {place}}}.",
    "segment.under": "We reach {penetration} of them, less than average ({average}).",
    "segment.over": "We reach {penetration} of them, more than average ({average}).",
    "segment.average":
      "We reach {penetration} of them, which is not clearly different from the average ({average}).",
    "segment.untested":
      "We reach {penetration} of them, where {average} is average. Whether that is more than chance cannot be said here.",
    "segment.tooSmall": "These are too few to say anything about our reach.",
    "segment.hidden":
      "How many of them we reach is not shown: the number of members is small, or would tell a small one.",
    "segment.unknown": "How many of them we reach is not known here.",
    "segment.title": "{more}: more often than average. {less}: less often.",
    "segment.titleMore": "{more}: more often than average",
    "segment.titleLess": "{less}: less often than average",
    "segment.titleAlike": "All is close to the average",
    "segment.chart": "{segment} compared with everybody (index 100)",
    "segment.chartNote":
      "After each bar: the index, and of which part of the group it is true. Grey: between {low} and {high}.",
    "segment.chartNotePart":
      "After each bar: the index, and of which part of the group it is true. Mark: {segment} as a whole. Grey: between {low} and {high}.",
    "segment.local": "How many live here, and how many we reach",
    "segment.localCaption": "{segment} and its subsegments",
    "segments.count":
      "{base} {basis, select, persons {people} other {households}} live in {scope, select, municipality {{place}} other {the catchment of {place}}}, in {groups} {groupsPlural, plural, one {group} other {groups}}.",
    "segments.both": "We reach {over} best ({overShare}), and {under} least ({underShare}).",
    "segments.over": "We reach {over} best ({overShare}).",
    "segments.under": "We reach {under} least ({underShare}).",
    "segments.picture": "Every group, the largest first",
    "segments.pictureNote":
      "Bar: our reach in the group. Mark: our average reach. Blue: more than average; orange: less; grey: no clear difference. Below: what is true of this group much more often, or less, than of everybody (index 100).",
    "segments.card": "{share} of {basis, select, persons {residents} other {households}}",
    "segments.cardHidden":
      "{share} of {basis, select, persons {residents} other {households}} · reach not shown",
    "segments.cardReached":
      "{share} of {basis, select, persons {residents} other {households}} · reach {penetration}",
    "segments.more": "Often: {one} ({oneIndex})",
    "segments.less": "Seldom: {one} ({oneIndex})",
    "traits.more":
      "{number, select, one {More often than average: {one} (index {oneIndex}).} two {More often than average: {one} (index {oneIndex}) and {two} (index {twoIndex}).} other {More often than average: {one} (index {oneIndex}), {two} (index {twoIndex}) and {three} (index {threeIndex}).}}",
    "traits.less":
      "{number, select, one {Less often than average: {one} (index {oneIndex}).} two {Less often than average: {one} (index {oneIndex}) and {two} (index {twoIndex}).} other {Less often than average: {one} (index {oneIndex}), {two} (index {twoIndex}) and {three} (index {threeIndex}).}}",
    "traits.alike": "In what is known of them, they are like everybody.",
    "traits.none": "Nothing else about this group was delivered.",
    "traits.noneAtAll": "No traits of the groups were delivered for this publication.",
    "traits.credit": "Traits: {credits}.",
    "traits.noSource": "source not given",
    "traits.noLicence": "licence not given",
    "trait.attribute": "Trait",
    "trait.domain": "Domain",
    "trait.topic": "Topic",
    "trait.value": "True of",
    "trait.index": "Index",
    "trait.parent_index": "Index of {segment}",
    "domain.all": "All",
    "domain.label": "Traits",
    "domain.media": "Media",
    "domain.leisure": "Leisure",
    "domain.culture": "Culture",
    "domain.time": "When they have time",
    "domain.attitudes": "Attitudes",
    "notes.title": "Notes of {library}",
    "conclusions.none": "No reach of {place} is known on this snapshot date.",
    "conclusions.answer":
      "{groups} {groupsPlural, plural, one {group lives} other {groups live}} in {scope, select, municipality {{place}} other {the catchment of {place}}}; on average we reach {average}. We reach {under} of them clearly less, and {over} clearly more.",
    "conclusions.size":
      "{base} {basis, select, persons {residents} other {households}}: {share} of all, against {referenceShare} in {reference, select, library {the whole library} other {{country}}}.",
    "conclusions.nobody":
      "{basis, select, persons {Nobody} other {No household}} of this group lives here.",
    "conclusions.before": "On {date} it was {before}.",

    "find.label": "Find a table or column",
    "find.example": "such as penetration",
    "find.count": "{count, plural, =0 {Nothing found} one {# column} other {# columns}}",
    "dictionary.answer":
      "There are {tables} published tables, with {columns} columns between them. They are made from {sources} kinds of source, with {helpers} helper tables in between.",
    "dictionary.language":
      "The descriptions are those of the tables themselves. Where a figure is on the pages, its explanation is beside it.",
    "dictionary.contents": "Tables on this page",
    "dictionary.group.published": "Published tables",
    "dictionary.group.helper": "Helper tables",
    "dictionary.group.source": "Sources",
    "dictionary.about.published": "All pages rest on these. A data platform can read them too.",
    "dictionary.about.helper": "Steps of the calculation that nobody outside it gets to see.",
    "dictionary.about.source": "What libraries and others deliver, as it is read.",
    "dictionary.kind.published": "published",
    "dictionary.kind.helper": "helper",
    "dictionary.kind.source": "source",
    "dictionary.grain": "One row per",
    "dictionary.values": "Can be",
    "dictionary.personal": "Personal: in no table of figures.",
    "dictionary.type.varchar": "text",
    "dictionary.type.bigint": "whole number",
    "dictionary.type.double": "number",
    "dictionary.type.date": "date",
    "dictionary.type.boolean": "yes or no",
    "dictionary.range": "{least} to {most}",
    "dictionary.least": "{least} or more",
    "dictionary.most": "at most {most}",
    "dictionary.nullable": "may be empty",
    "dictionary.explained": "Explained: {figure}",

    "lineage.mart":
      "The table {table} comes from {sources} {sourcesPlural, plural, one {source} other {sources}}, by way of {tables} other {tablesPlural, plural, one {table} other {tables}}. {pages} {pagesPlural, plural, one {page shows} other {pages show}} the figures that follow from it.",
    "lineage.source":
      "From the source {table} {tables} {tablesPlural, plural, one {table is} other {tables are}} made. {pages} {pagesPlural, plural, one {page shows} other {pages show}} the figures that follow from it.",
    "lineage.unknown":
      "There is no table “{table}”. Here is the one that is on most pages instead.",
    "lineage.finding": "Where {table} comes from, and what is made of it",
    "lineage.chart": "From sources to tables to pages",
    "lineage.chartNote": "Choose a table to see what it belongs to; choose a page to open it",
    "lineage.tables": "All tables",
    "lineage.note":
      "The settings and the book-keeping of deliveries are not drawn; in the table they are called meta and frozen.",

    "pipeline.unknown":
      "Nothing is known here of the last run yet. It will be as soon as there has been another.",
    "pipeline.late":
      "{feed} is late: the delivery of {due} has not come, and the newest is of {newest}.{more, plural, =0 {} one { {moreFigure} other delivery is late too.} other { {moreFigure} other deliveries are late too.}}",
    "pipeline.never":
      "{feed} is late: its first delivery was expected on {due} and has not come.{more, plural, =0 {} one { {moreFigure} other delivery is late too.} other { {moreFigure} other deliveries are late too.}}",
    "pipeline.last":
      "{good, select, yes {Yes: the} other {The}} last run began on {at}, took {took} and {outcome, select, published {published new figures} unchanged {found nothing that changes the figures} purged {purged personal data} held {held the new figures back} cancelled {was cancelled: the figures before it stayed} other {failed: the figures before it stayed}}.",
    "pipeline.onTime":
      "Of the {feeds} {feedsPlural, plural, one {delivery} other {deliveries}} on a schedule none is late.",
    "pipeline.noSchedule": "No schedule is running, so of the {feeds} deliveries none can be late.",
    "pipeline.refused":
      "The delivery {feed} of {date} was refused.{more, plural, =0 {} one { So was {moreFigure} other.} other { So were {moreFigure} others.}}",
    "title.pipeline":
      "{late, plural, =0 {No delivery is late} one {One delivery is late} other {# deliveries are late}}",
    "pipeline.freshness": "Snapshots of each delivery",
    "pipeline.freshnessNote": "Dot: taken in. Ring: when the next is expected. Dotted line: today",
    "title.runs":
      "{count, plural, one {The last run} other {The last # runs}}: {wrong, plural, =0 {none failed} one {one failed} other {# failed}}",
    "pipeline.runs": "Runs",
    "pipeline.runsNote":
      "The higher, the longer it took. Blue: published. Grey: nothing changed, or purged. Orange with a sign: failed (×), held back (‖) or cancelled (–)",
    "pipeline.feeds": "Deliveries",
    "pipeline.note":
      "So it stood at the end of the last run, on {at}. Whether a delivery is late is decided when this page is opened.",
    "pipeline.state.late": "late",
    "pipeline.state.refused": "refused",
    "pipeline.state.waiting": "nothing received yet",
    "pipeline.state.fresh": "in time",
    "pipeline.state.paused": "schedule paused",
    "pipeline.state.none": "no schedule",
    "pipeline.held": "Held back: {date}, {what}.",
    "pipeline.refusedOn": "Refused: {date}.",
    "outcome.published": "published",
    "outcome.unchanged": "nothing changed",
    "outcome.held": "held back",
    "outcome.failed": "failed",
    "outcome.cancelled": "cancelled",
    "outcome.purged": "purged",
    "done.loaded": "{count} loaded",
    "done.unchanged": "{count} unchanged",
    "done.refused": "{count} refused",
    "done.failed": "{count} not read",
    "done.withdrawn": "{count} withdrawn",
    "done.done": "{count} done",
    "run.refresh": "nothing new",
    "run.rebuild": "all built anew",
    "run.publish": "published again",
    "run.purge": "personal data purged",
    "run.told": "{what}{scheduled, select, yes { (by schedule)} other {}}",
    "column.state": "State",
    "column.newest": "Newest",
    "column.age": "Days old",
    "column.due": "Expected",
    "column.rows": "Rows",
    "column.quarantined": "Rejected",
    "column.started": "Began",
    "column.took": "Took",
    "column.outcome": "Outcome",
    "column.done": "What happened",
    "column.table": "Table",
    "column.inputs": "Made from",
    "column.grain": "One row per",
    "column.used_by": "Used by",
    "column.columns": "Columns",

    "explore.answer":
      "Choose a table, a library and a snapshot date: the chart and the table follow. You see the same published figures as on the other pages.",
    "explore.mart": "Table",
    "explore.library": "Library",
    "explore.date": "Snapshot date",
    "explore.allDates": "all dates",
    "explore.value": "Figure",
    "explore.by": "By",
    "explore.columns": "Columns in the table",
    "explore.finding": "{value} by {by}",
    "explore.note":
      "This is a notebook: an analyst can copy it and write calculations of her own in it. docs/notebooks.md tells how.",

    "verdict.good": "good",
    "verdict.attention": "remark",
    "verdict.bad": "bad",
    "verdict.refused": "refused",
    "verdict.unknown": "not judged",
    "finding.none": "Nothing out of the ordinary.",
    "finding.rejected":
      "{rejected} {rejectedPlural, plural, one {row was} other {rows were}} rejected.",
    "finding.unplaced":
      "No area is known for {unplaced} {unplacedPlural, plural, one {member} other {members}}.",
    "finding.unmatched":
      "An area that the residents' source lacks is home to {unmatched} {unmatchedPlural, plural, one {member} other {members}}.",
    "finding.drop": "{size} fewer rows than the delivery before.",
    "finding.rise": "{size} more rows than the delivery before.",
    "finding.suppressed":
      "{suppressed} {suppressedPlural, plural, one {row} other {rows}} with a suppressed count.",
    "finding.empty": "The delivery was empty.",
    "finding.refused": "Refused: the figures before it stayed in place.",

    "notice.title": "New figures are held back",
    "notice.line":
      "Delivery {feed} of {date}{where, select, somewhere { ({place})} other {}}: {what}",
    "notice.more":
      "{count, plural, one {So it is in one more place.} other {So it is in # more places.}}",
    "notice.shown":
      "Until that is resolved you read the figures from before it here, up to snapshot date {date}.",
    "held.maxRejected": "{value} of the rows were rejected; at most {bound} is allowed.",
    "held.maxDrop": "{value} smaller than the one before; at most {bound} is allowed.",
    "held.maxRise": "{value} larger than the one before; at most {bound} is allowed.",
    "held.maxAge":
      "{days, plural, one {# day} other {# days}} old, and there is no newer one; at most {most, plural, one {# day} other {# days}} is allowed.",
    "held.minMatchRate":
      "only {value} of the members could be linked to an area; at least {bound} is needed.",
    "held.maxPenetration":
      "{value} of those who live there would be members; at most {bound} is plausible.",
    "held.controlTotal":
      "{value} {direction, select, more {more} other {fewer}} members than the control total; a difference of at most {bound} is allowed.",

    "refusal.message": "Message: “{message}”",
    "refusal.empty": "The file is empty.",
    "refusal.damaged": "The file is cut off or damaged.",
    "refusal.locked": "The file is locked with a password.",
    "refusal.too_large": "Unpacked, the file is larger than allowed.",
    "refusal.not_one_file": "The zip holds {count} files; there should be one.",
    "refusal.outside_archive": "The zip names a place outside itself, so nothing was unpacked.",
    "refusal.unknown_packing": "The file is packed in a way that is not unpacked here.",
    "refusal.two_encodings":
      "The file mixes two character encodings, from line {utf8Line} and line {otherLine}.",
    "refusal.cut_off": "The file stops halfway line {line}.",
    "refusal.open_quote":
      "A quotation mark on line {line} is not closed, so that the lines after it cannot be read.",
    "refusal.too_many_blank_lines": "The file holds more than {most} blank lines.",
    "refusal.unreadable": "The file cannot be read as a table.",
    "refusal.first_line_empty": "The first line, with the column names, is empty.",
    "refusal.first_line_nul": "The first line holds no readable column names.",
    "refusal.first_line_endless": "The first line does not end, so that there are no column names.",
    "refusal.too_many_columns": "The first line holds {columns} columns; {most} are allowed.",
    "refusal.no_header": "The line with column names is missing; “{column}” was looked for.",
    "refusal.no_column": "The column “{column}” is missing.",
    "refusal.two_columns": "The column “{column}” is there twice.",
    "refusal.personal_column":
      "The column “{column}” seems to hold {looks, select, name {names of people} email {e-mail addresses} phone {telephone numbers} account {bank accounts} bsn {citizen service numbers} card {card or member numbers} other {what belongs to one person}}, and is not marked as one to leave out.",
    "refusal.personal_mapped":
      "The column “{column}”, marked as “{target}”, seems to hold {looks, select, name {names of people} email {e-mail addresses} phone {telephone numbers} account {bank accounts} bsn {citizen service numbers} card {card or member numbers} other {what belongs to one person}}.",
    "refusal.no_rows": "The file has only a header and no rows.",
    "refusal.all_rejected": "None of the {read} rows is right.",
    "refusal.too_many_rejected":
      "Of {read} rows {rejected} were rejected, more than the {most} that is allowed.",
    "refusal.select_without_columns": "Joining the files gives no column that can be used.",
    "refusal.sql_failed": "Joining the files failed.",

    "overview.changed":
      "On {beforeDate} it was {before}; the difference of {change} {points} {sure, select, yes {is more than chance can give} no {may be chance} other {cannot be tested for chance}}.",
    "overview.same": "On {beforeDate} it was almost the same: {before}.",
    "overview.chart": "Reach by {kind, select, branch {branch} other {municipality}}",
    "overview.chartNote": "Tick: the whole library.",

    "title.contrast": "{over}: above average. {under}: below.",
    "title.over": "{over} is above average",
    "title.under": "{under} is below average",
    "title.average": "Everything is close to average",
    "title.residents": "Many {over}, few {under}",
    "title.residentsOver": "Many {over}",
    "title.residentsUnder": "Few {under}",
    "title.residentsAlike": "A mix like the average",
    "title.placesEven": "The reach is about the same everywhere",
    "title.places": "{highest} reaches most, {lowest} least",
    "title.place": "Reach in {place}",
    "title.trend":
      "{direction, select, up {Reach is rising} down {Reach is falling} unsure {Reach does not clearly change} untested {Reach by snapshot date} other {Reach hardly changes}}",
    "title.quality": "{good} of {total} deliveries without a remark",

    "links.title": "Read on",
    "links.residents": "Who lives here?",
    "links.members": "Whom do we reach, and whom not?",
    "links.opportunities": "Where are the opportunities?",
    "links.municipalities": "How do our municipalities differ?",
    "links.branches": "How do our branches differ?",
    "links.trend": "Is that changing?",
    "links.quality": "Can we trust these figures?",
    "links.method": "How are these figures calculated?",
    "links.dictionary": "What does each column mean?",
    "links.lineage": "Where does each figure come from?",
    "links.pipeline": "Is the pipeline running well?",
    "links.explore": "Explore it yourself",
    "links.index": "Back to the overview",

    "level.label": "Level",
    "level.segment": "Segments",
    "level.subsegment": "Subsegments",
    "level.only": "Only {segment}",
    "level.all": "Show all",
    "sort.label": "Order",
    "sort.gap": "By gap",
    "sort.index": "By index",
    "sort.count": "By count",
    "sort.share": "By share",
    "sort.order": "By segment",

    "share.address": "Copy address",
    "share.embed": "Embed",
    "share.print": "Print",
    "share.copied": "The address was copied: whoever opens it sees exactly this.",
    "share.embedCopied": "The code for another site was copied.",
    "share.byHand": "Copy this:",
    "share.origin": "See all figures",

    "table.title": "All figures",
    "table.downloads": "Download",
    "table.download": "Download as {format}",
    "table.format.csv": "CSV",
    "table.format.xlsx": "Excel",
    "table.format.parquet": "Parquet",
    "table.notDownloaded": "The file could not be made. Load the page again and try once more.",
    "table.sheet.figures": "Figures",
    "table.sheet.notes": "How this is counted",
    "table.scroll": "Table, scrolls sideways",
    "table.sort": "Click a column heading to sort.",
    "table.open": "Show the subsegments of {segment}",
    "table.total": "Total",
    "column.segment": "Segment",
    "column.place": "Where",
    "column.kind": "Kind",
    "column.base_count": "{basis, select, persons {Residents} other {Households}}",
    "column.share": "Share",
    "column.reference_share": "{reference, select, library {Library} other {Compared with}}",
    "column.base_share": "Share of {basis, select, persons {residents} other {households}}",
    "column.member_share": "Share of members",
    "column.member_count": "{basis, select, persons {Members} other {With a member}}",
    "column.member_count_low": "At least",
    "column.member_count_high": "At most",
    "column.penetration": "Reach",
    "column.hours_per_week": "Hours open",
    "column.evening_hours": "Evening hours",
    "column.weekend_hours": "Weekend hours",
    "column.index": "Index",
    "column.lack": "Gap",
    "column.set_gap": "Lacking",
    "column.set_penetration": "Reach",
    "column.set_share": "Share of the place",
    "column.set_base": "{basis, select, persons {Residents} other {Households}} in these groups",
    "column.quadrant": "Plan",
    "column.gap_high": "Lacking at most",
    "column.gap_low": "Lacking at least",
    "column.gap": "Lacking",
    "column.class": "Verdict",
    "column.snapshot_date": "Snapshot date",
    "column.change_previous": "Since previous",
    "column.change_year": "In a year",
    "column.change_year_low": "In a year, lower bound",
    "column.change_year_high": "In a year, upper bound",
    "column.year_ago": "Year before",
    "column.feed": "Delivery",
    "column.read_count": "Read",
    "column.loaded_count": "Loaded",
    "column.rejected_count": "Rejected",
    "column.duplicate_count": "Duplicate",
    "column.match_rate": "Linked",
    "column.change": "Difference",
    "column.verdict": "Verdict",
    "column.finding": "Explanation",

    "hidden.mark": "x",
    "hidden.word": "not shown",
    "format.some": "some",

    "rest.note":
      "Not counted in reach: {outside} {outsidePlural, plural, one {member who lives} other {members who live}} outside the catchment, {unplaced} without a known area and {unassigned} without a segment.",

    "method.title": "How it is counted",
    "class.under": "behind",
    "class.over": "ahead",
    "class.average": "average",
    "class.too_small": "too small",
    "class.hidden": "not shown",
    "class.unknown": "cannot be said",

    "method.member": "Member",
    "method.member.leftOut": "Not counted: {categories}.",
    "method.member.grace":
      "A card still counts {days, plural, one {# day} other {# days}} after it expired.",
    "method.reach": "Reach",
    "method.reach.households":
      "Households with at least one member, per 100 households in the catchment (penetration).",
    "method.reach.persons": "Members per 100 residents of the catchment (penetration).",
    "method.index": "Index",
    "method.index.members":
      "100 means the same reach as the average of {place}; 50 half as much, 200 twice as much.",
    "method.index.residents":
      "100 means as large a share as in {reference, select, library {the whole library} other {{country}}}.",
    "method.scope": "Who counts",
    "method.scope.library": "Members who live in the library's catchment.",
    "method.scope.municipality": "Members of the library who live in this municipality.",
    "method.scope.branch":
      "Members registered at this branch who live in its catchment. Catchments of branches may overlap.",
    "method.segmentation": "Segmentation",
    "method.segmentation.value": "{name}, version {version}.",
    "method.assignment": "Assignment",
    "method.assignment.dominant": "A member gets the most common segment of his or her area.",
    "method.assignment.shared": "A member counts pro rata in the segments of his or her area.",
    "method.assignment.address": "A member gets the segment of his or her address.",
    "method.suppressed": "Suppressed",
    "method.suppressed.zero":
      "A suppressed small count counts as zero; where that matters the lowest and highest number are given.",
    "method.suppressed.midpoint":
      "A suppressed small count counts as the middle of what it can be; where that matters the lowest and highest number are given.",
    "method.hidden": "Small numbers",
    "method.hidden.suppression":
      "Numbers of 1 to {most} members are not shown (x), so that nobody can be recognised. Others from which they could be computed are left out too. All percentages and indexes are computed from the numbers shown.",
    "method.hidden.rounding":
      "Numbers of members are rounded to a multiple of {base}, so that nobody can be recognised. All percentages and indexes are computed from the rounded numbers.",
    "method.reference": "Comparison",
    "method.reference.library": "With the catchment of the whole library.",
    "method.reference.country": "With all residents of {country}.",
    "method.dates": "Snapshot date",
    "method.dates.value": "{date}; residents of {baseDate}.",
    "method.dates.later":
      "{date}; residents of {baseDate}, which is after the snapshot date: there are no earlier figures.",
    "method.uncertainty": "Certainty",
    "method.uncertainty.none":
      "This page describes what was counted. Whether a difference is larger than chance can give has not been tested.",
    "method.uncertainty.change":
      "We say that reach rises or falls if both bounds, between which the difference lies with {confidence} certainty, are on the same side of zero. Most members are the same on both dates; so those bounds are rather too wide than too narrow.",
    "method.uncertainty.segments":
      "Two bounds tell what the true figure lies between with {confidence} certainty. A segment is behind or ahead if its index is outside {averageLow} to {averageHigh} and that is more than chance can give (of what we name at most {falseRate} is a false alarm on average). With fewer than {leastBase} {basis, select, persons {residents} other {households}}, or fewer than {leastExpected} members to be expected, it is too small to say. Gap: what is lacking for the average reach of this place.",
    "method.sources": "Sources",
    "method.source": "{feed}: {credit}",
    "method.quality": "Verdict",
    "method.quality.value": "Delivery of members: {verdict}. {findings}",

    "explained.answer":
      "Of each segment we count who lives there and who is a member. All figures on this site follow from those two counts. Below is what each of them says, and how we calculate it.",
    "explained.thresholds": "The thresholds in force",
    "explained.contents": "Contents",
    "explained.formula": "Formula",
    "explained.source": "Source",
    "explained.columns": "Columns",
    "explained.signs":
      "In the formulas B is the number of households or residents, M the number of households with a member or the number of members, and p the penetration; b and m are shares of B and M. A letter with i belongs to one segment, with o to all other segments together, with h to one household or area, and with neither to the whole place. t is the number of standard errors of a bound (1.96 at 95% confidence), D the design effect, k the number of households or areas that it rests on, n the number of comparisons and r the penetration that we compare with.",
    "threshold.confidence":
      "The true value lies between the lower and upper bound of a figure in {confidence} of all cases.",
    "threshold.falseDiscoveryRate":
      "Of the differences that we tell, on average at most {falseDiscoveryRate} may be chance.",
    "threshold.averageIndex":
      "An index of {averageIndexLow} to {averageIndexHigh}, both included, is called average.",
    "threshold.leastBase":
      "A segment of fewer than {leastBase} households or residents is too small to judge.",
    "threshold.leastExpected":
      "So is a segment of which average reach makes expect fewer than {leastExpected} members.",
    "threshold.leastPeers":
      "We compare with similar libraries only where there are at least {leastPeers}.",

    "problem.title": "This is not here",
    "problem.library": "There is no library “{value}” in these figures.",
    "problem.place": "This library has no municipality or branch “{value}”.",
    "problem.date": "There are no figures for snapshot date “{value}”.",
    "problem.noDates": "No figures of {value} have been published yet.",
    "problem.back": "Go to the latest figures",
    "problem.missing":
      "These figures have not been published yet. They will be here after the next refresh.",
    "problem.unreachable":
      "The figures cannot be fetched now. Check the connection and load the page again.",
    "problem.unreadable":
      "The file with these figures cannot be read. Tell the people who publish the figures.",
    "problem.unexpected": "This page cannot be shown because of a fault in the page itself.",
    "problem.retry": "Load again",
    "empty.chart": "There is nothing to show here on this snapshot date.",
    "print.footer": "{address} · snapshot date {date}",
  },
};
