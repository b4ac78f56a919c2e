/**
 * Words of prose about customers and sales that state nothing which could be wrong by itself: a sentence with
 * figures or names may use these, everyday words and those of the evidence, and no others.
 */
export const PROSE_WORDS: readonly string[] = `
  i you we they he she it me us them my your our their its a an the this that these those here there
  account accounts accounted accounting action actions activity actual actually add added adding addition additional adds advice aim alert
  alongside altogether amount amounts analysis answer answers appear appears approach approximately april archetype archetypes arrive arrived
  aspect assume assumes assumption assumptions attention audience available average averages averaging backtest badly band bands base based
  basis basket baskets begin begins behaviour behavior beneath bestseller bestselling beyond book bottom bought bound breadth bring bringing
  brought  bundle bundles business businesses buy buyer buyers buying buys calendar campaign campaigns candidate candidates carry carries
  carried category categories caution caveat certain chances channel check choose chosen client clients climb climbed climbing closely closest
   column combine combined comparable compare compared comparing comparison comprise comprises concentrate concentrated concern
  confidence confident consider considering constitute contact contacting contain contains contribute contributed contributes contributing
  contribution correspond corresponds count counted counting counts cover covering covers cross currency customer customers daily dataset
  dates december february january march may june july august september october november decide decline declined declining decrease decreased
  decreases deeper define defined definitely   depend dependent depending depends derive derived despite difference
  differences differ differs dip dipped dips dive documented doubled drew drop dropped dropping drops due earn earned earning earns
  engage engaged engagement equal equals equate equivalent error errors estimate estimated estimates even evidence exact exceed exceeded
  exceeding exceeds expect expectation expectations expected expects extra extend falling faster fastest favor favour favourite fell fewer
  fewest figure filter filtered filters fit fits focus focused focusing followed following follows forecast forecasts frequent frequency
  frequently fresh fulfilled fully gain gained gaining gains gap gaps generate generated generates generating greater greatest grew gross grow
  growing grown grows growth guarded habit habits happen happened healthy heavily held helpful hence higher highest highlight highlighted
  highlights historic historical history hit hold holding holds horizon hovering hovers hundred identified identify imply implies important
  inactive inactivity increase increased increases increasing indicate indicates individual insight insights intact interval intervals
  interesting invite inviting keep keeping label labelled lag lags lapse lapsed larger largest latest lead leader leading leads learned
  leftover length lengthy level levels lies lifetime likelihood limit limited lists listed listing lower lowest loyal loyalty majority makes
    marketing maximum mean measured median mid middle midpoint milestone minimum mix model models moderate momentum monetary
  month monthly months nearest nearly neither net netted newest notable notably noted notes noticeable ongoing opportunity opportunities
  order ordered ordering orders outlook outreach outsell outsells overdue pair pairs pattern patterns peak peaked peaks per percent percentage
  performance performer performers period periods personal pick placed places plainly pattern popular portion position possible potential
  predict predicted predicts prediction preceding presented prior priority prioritise prioritize probability probable product products profile
   project projected projects projection prompt promising proportion proportions purchase purchased purchases purchasing quarter quarterly
  quarters quiet quietest range ranged ranges ranging rank ranked ranking ranks rate rates ratio reach reached reaches reaching reactivate
  recency recommend recommendation recommendations recommended record recorded reduce reduced refer reference reflect reflects refuse relate
  relation relative relatively reliable remain remained remaining remains remember remind reminder reminding repeat repeated repeating report
  reported represent represented representing represents repurchase respectively rest retain retaining retention return returned returning
  returns revenue review rhythm rise risen rises rising risk risks riskiest risky rose roughly row rows run runner running runs sale sales
  same sample saw score scored scores scoring season seasonal seasonality seasons segment segments sell selling sells separate settle seven
  share shared shares shoppers shopper shortlist shown shrank shrink shrinking shrunk shy sign significant significantly silence silent similar
  similarly single sits size sized sizes slight slightly slip slipped slow slowed slower slowest smaller smallest sold sole somewhat sorted
  sort source sources span spans spend spender spenders spending spends spent spread stable stand standing stands steady step steps stood
  strategy strength strike striking strong stronger strongest sum summary summarise summarize sums support surpass surpassed surpasses
   synthetic taken takeaway target targeted targeting targets tally tend tends test tested tests thousand million tight timing tiny title
  top topped tops total totalled totaling totalling totals touch tracked tracks trade trail trailed trailing trails transaction transactions
  trend trending trends trim twice typical typically uncertain uncertainty understand undated unit units unknown unusual upper upside usual usually valuable
  value valued values vary varies versus vs via volume watch weak weaker weakest  week weekly weeks weight well whereas wide wider
  widest win winback winner winning wins withheld within worst write writing yearly yesterday yield yields year years younger zero
  half third quarter fifth tenth dozen double triple once thrice couple plus minus nearly almost exactly precisely just about around
  sits stands landed lands land came comes coming worth plenty hundreds thousands apart apiece stack stacks stretch streak besides whilst
  personally seriously gently carefully briefly separately together overall mainly mostly largely namely meanwhile furthermore moreover
  finally firstly secondly thirdly lastly otherwise therefore thus still yet again already soon recently lately currently formerly
  note send email message letter call thank greet welcome ask offer suggest propose plan try start begin prepare draft explore
  look looking looked dig break split group grouped groups tier tiers bucket cluster clusters type kinds kind sort sorts
  keen happy glad sorry please thanks sure okay fine great good nice handy useful worthwhile sensible wise safe
  across against most best least among amongst within per stake critical medium moderate elevated minimal of off on onto unto valuable number
  numbers gets bigger better busiest riskiest safest beyond past ago apart able made worthwhile case cases somewhere none
  exposure alone won flat occasionally outsold sizeable sizable notch closely remainder roundup snapshot headline bulk dominate dominates dominated
  edge edges lion lions chunk slice handful bulk outpace outpaces outpaced drive hovered edged inched totalling stands shows showing clearly likewise
  comparatively relatively strongly sharply slightly modestly steeply significantly markedly noticeably pace paced quick glance short long-term
  steepest sharpest deepest dearest priciest costliest likeliest likelier dearer written write change changed changes judge judged beat beats ease eases eased steep
  worth dear behave differently often seldom rarely commonly regularly twice gone gift gifts newcomer newcomers frequently remind together apart pays pay paid paying
  vip vips ltv rfm aov roi kpi csv id ids alias aliases crm b2b q1 q2 q3 q4 ytd yoy mom usd eur gbp
`
  .trim()
  .split(/\s+/);

/** Everyday words for what the tools know nothing of: said beside figures or names they need to stand in the evidence. */
export const FOREIGN_MEASURES: ReadonlySet<string> = new Set(
  "margin profit cost roi conversion visit traffic stock rating satisfaction nps age click open budget salary city country address phone email birthday gender live born married complaint wish cart subscriber follower delivered cancelled pending paid unpaid discontinued".split(
    " ",
  ),
);
