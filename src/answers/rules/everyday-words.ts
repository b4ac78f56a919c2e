/** More everyday words: what stands where goods could stand, and is not what a shop sells. */
export const EVERYDAY_WORDS: readonly string[] = `
  absolutely accept accident achieve achieved across acting activity addicts adding address addresses
  admin admins advance advantage advice advised afford afternoon against agencies agency agent agree
  agreed aisle alias aliases align alike alive allow allowed allows alone alright amazing ambiguous
  amongst amount analysis analyst analytics anew annoyed answer answered answers anxious apart apparently
  appeal appeals appear appears applicable apply approach approached approaching appropriate area areas
  argue argument arguments arm arms arrive arrived arrives artsy aside asker assume assumed assumptions
  async attach attack attempt attract attracts attrition auntie available avoid await awesome awful axes
  axis babies baby backed backlog backtest badly bait baker bakers balance ban banana band bare barely
  barrel base basic basically batch bear beat beating beauties beautiful bedroom beg beginner beginning
  begins behave behaviour behavioural bend benefit benefits beside bestselling bet beyond bigger biggest
  bill bills bird birds bite bits blame blank blessing blind blood blow blown blue boat bond bones bonus
  boolean bored boring borrow boss bother bothered bottom bounce brain brave breath breathe bridge
  briefing bringing broad brochure brochures broke broken brother bubble bucket buddy build builds bulk
  bulletin bump burst bus businesses cache cached caller cancellation candidates caption carries carrot
  carrots carry carts cell cells changed channel channels charted chase chasing chat chatty cheap cheaper
  cheapest cheat checkout cheer cheers choice choices choose chop circle circles city civil claim clarity
  classic cleaner click climb climber climbing closed closely closer closest clue coach coast code
  colleague colleagues collect column columns combination combos comfort comfortable comma command
  commands committed compact companies compare compared compete competitor computed concern concerned
  concrete confident configured confirm confuse connect consider considered considering constant contain
  content contest continue contract control conversation convert convince convinced cooking cool cooled
  cooling copy cores corner corners corporate counted counting countries country coupon courage course
  cover covered crack crafters crazy create created credentials crew cross crucial cruise cry cure curious
  currency curve cycle daddy dance dare dark darling dashboard database dawn dead deadline dealing death
  debt decent decide decided decile deciles decision decline default defaults defend define definitely
  definition degree delay delete delight deliver delivered delivery demand deny department depend depends
  depth description desire despite destroy details detect determine development devil die differ
  difference differs difficult digest digital digits dinner direct direction dirty disappoint disappointed
  discover discovered discuss distance divide dizzy doctor document door doors double doubt doubtful dozen
  dozens draw drawing drawn draws drive driven driver drives driving drove dry due dull dump dust duty
  eager earned ears earth eat eating eats edge effect effort eight eleven emails embarrass embedded empty
  encourage ended ending endless ends enemy energy engage engaged enjoy enjoyed enjoys ensure entirely
  entry envelope envelopes equal error escape essential establish evenly event events evidence evil
  excellent exciting excuse exercise exes exist existing expand expanding expensive experience expert
  explain explore explored exported extends extra extreme eye eyes facts fade fades fading fail failed
  fails fairly faith faithful familiar family famous fancy fastest father fault favor favour favourite
  favourites fear feared fears features feed feeling feels fellow fence fetch fierce fifty fight fighting
  figured file files filled filling film filters find finding finds fingers finish finished firm firms
  fish fits fitted fixed flag flagged flame flames flat flavor flavour flesh flight floor florist florists
  flyer flyers flying focus focused folk followed fond fool forever forget forgets forgot format forms
  fortune forty forwards foundation fourteen franchise franchises freelancer freelancers freeze frequently
  fresh fridge friendly fright frozen fruit fuel fully fund funny furthermore gain gained gaining gains
  gap gaps gather gathered gear gentle genuine ghost ghosts giant glance glory goal goals gold golden good
  grab grade grand grandma grandpa grant granularity grass grateful grave greatest greedy green greet grew
  grid grip ground grow growing grown grows growth guarantee guard guest guests guidance guide guilty
  habit habits hammer handle handled handy hang hanging hangs happily hardest harm harmless harsh hashed
  headcount headed header heading headline heads health healthy heart hearts heatmap heaven heavier
  heaviest heavy held helped helpful helping helps hero hesitate hidden hide hiding higher highest highly
  hint hints hired hit hits hobbyist hobbyists holding holds hole holes honest honestly hooked hop horizon
  horse hot hotter hug huge hundred hundreds hunger hungry hunt hurry hurt hurts ideas identical identify
  ignore ignored image imagine immediate import importance important impossible impress improve improved
  increase index indicate individual info inform initial initially inner input insight insights insist
  installation installed instance instances instant instructions integer intend intended intense interface
  interval intervals invest investment invited invoice invoices involve involved irregular island issues
  join joined joins joke journey joy judge judged juicy jumped jumping junk jury keen keeping kick kicked
  killed kindness kings kiss kitty knee knocked knowledge label labor lack lag lagging language largely
  larger largest lasted lasting lasts latest laugh launch layer lazy leader leaderboard leaders leading
  leads leaflet leaflets league leaking lean leans leap learned learning legal legs lend lending lesson
  letter letting liable lies lifecycle lifecycles lift lifted lifting lighter limit limited limits link
  linked lion listed lively load loaded loads loan locate located lock logic lonely longest loss losses
  loved lovely lover loving lower lowest loyal luck lucky lucrative machine magic mainland maintain
  majority managed manager manifest mapped mapping margin marketing married master matched matching
  material meals meantime meanwhile measure measured measurement meat median medicine meeting meets melt
  memberships memory mental mentioned mentions merely messages metal method methods metric middle mile
  military milk minor missed mistake mix mixed mixture mode model models modern modest mom monitor mood
  moon mother motion motivate motive mountain mouse movement moves multiple muscle music mystery narrow
  nature nearby neat neck needing negative neighbour neighbours nephew nerve nervous nest newcomers newer
  newest newsletter nicely noise nope normal normally noted notes noticed notion novel null numbers nurse
  nurseries object obvious occasion occasional occasionally occasions officer offset oldest onboarding
  onto opened opening openly opens operate opinion opposite option options orange ordinary organic
  organisation organise origin original origins outcome outer output overdue owe owned owner owners pace
  pack packed packs pain painful pair pairs parameters parcel parcels parent parents park partly partner
  parts pass passed passes passing passion path patience patient pattern pause paused paying payment pays
  peace peak peer penny perfect perfectly period permit persist persuade phase phones phrase physical
  picked picking picky pictures pieces pile pinpoint pipeline pity places plain planned planning playing
  pleasant pleased pleasure plenty plunge pocket podium points polite pool popular position positive
  postage pour poured powder power powerful practice pray precise prefer preferences prepare prepared
  presenter pressing pressure pretend prevent priced pricey pricier pricing pride prime prior priority
  private prize process produce profits program programs progress project prompt proof proper properly
  protect proud prove proved proven provenance pulling pulls pump pure purpose pushed pushing puts putting
  puzzled qualify quantity quicker quickest quieter rabbit race rain raise raised raises ran random rank
  ranking ranks rapid rapidly rare rarely rates rating ratio reached reaches reaching reaction readers
  reads reality realize rear reasonable reasons rebought recap receipts receive received recognise
  recognised recompute recover red reduce reduced reduces refer reference refinement reflect refuse
  refused refuses regain regular regularity reject rekindling relate related relation relative relax
  release relevant reliable relief rely remain remained remaining remains remark remember remembered
  remembering remind reminder remove removed rent repair replace replied replies requests require required
  rescue research reseller resellers resist respond response restore retain reveal revenge revive rhythm
  rich richer richest rides ridge rise rises rival rivals river road roads rocket role roll rolling rookie
  rookies rooms root roots roster rough roughly route router routine row rows royal rubbish ruin rule
  rules rumor run rundown runner runners running runs rush sad sadly safe safely safer salary sample
  satisfied satisfies satisfy saturday save saved saves saving scared scary scene schedule schema scheme
  school schools scope score scoreboard scores scratch screen script search seat seconds secret sections
  sector secure security sees seldom select selected self sensible sentence sentences separate separately
  seriously served service services sets setting settings settle settled shake shaken shaky shame shaped
  sharp shift shifted shine shiny shock shoot shore shortcut shortest shortlist shoulder shout shrink
  shrinking shut sick sides sight signal signals signed silence silly similar sincere sink sinking sister
  sits sitting sixth sixty sizes skill skin sky slash sleep slept slid slide slight slightly slipped slips
  slower slowest slowing slowly smaller smallest smart smell smooth snap snapshot sneak snow sober social
  soft softly sole solid solution solve somehow soonest sore soul souls sound sounds sour source space
  spark speaks specific spell spirit spite spoil spoiled spreadsheet square squeeze stable staff stage
  stake stands star stare stars starting starts starve statement statements states stats stayed staying
  stays stderr stdio steadily steady steal steep stem step stick stickiest sticking sticks sticky stiff
  stir stirring stone stood storefront storm straight strain strange stranger straw stray stream street
  strength stress stretch strict strike strip stroke stronger strongest struck struggle stubborn stuck
  studio studios study style subject subscriber subscribers succeed success sudden suffer sufficient
  suffix suit suite suits summary sums sunday super supply supported suppose supposed surely surface
  surprise surprised surprising surrender survive suspect suspicious swap swear sweep sweet swift swing
  sync synthetic tail talent talks tap taste tastes taught teach teachers tear tease tells temper tempt
  tempted tenant tend tended tends tension tenth tenths term terminal terms terrible tested testing thanks
  theme thick thin thinking thinks thirst thirty thousands threat threaten threw throat throw throwing
  thrown thumbs thursday tick tide tidy tie tied tier tiers ties tight tiny tip tipped tips tired title
  titled toe token tokens tone tongue tons topic tops tossed totals touch touched touches tough tour track
  tracks trade trader traders trail train trained traits transaction translate trap travel treasure
  treating treats tremble trending trick tricky tries trigger trip triple trouble trust truth tuesday tune
  turns twelfth twelve twenty twin typed typical typically ugly ultimate unable uncached uncle undefined
  undo unhappy union unique unit units universe unknown unlike unusual update upper upset upward urge
  urgent usage useless utter vague vain valid valuable variables variety vast verge version versus victim
  victory villain visible vision visit visited visiting visits vital voice vote voucher wage waited
  waiting waits wake waking walked wandering warehouse warm warmer warmest warn warned warning wash waste
  wasted wasting water wave weaken weaker wealth wealthy wear webshop wednesday weigh weight weird welcome
  wet whales wheel whisper white whos wide widely width widths wild willing wind window wing winner
  winners winning wins wipe wise wished wishes wishlist withheld witness wolf wondered wonderful wonders
  wooed worker workers workspace worried worse worst worthy wound wrapped writer writing written wrote
  yard yawn yell yellow yield younger youngest youth yummy zone`
  .trim()
  .split(/\s+/);
