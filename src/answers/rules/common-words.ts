/** Everyday words, so that they are not taken for misspelt ones of the vocabulary, nor for names. */
export const COMMON_WORDS: readonly string[] = `
  a about above actually after again ago ahead all almost already also although always am among an and another any anybody anymore
  anyone anything anyway are around as ask asked asking at away back bad bank based be became because become been before began behind
  being believe below besides better between big bit both break bring brings brought but by came can cant card care case cases cause
  chance check clear close come comes coming company could couldnt current currently cut danger data date days deal dear deep did didnt
  different do does doesnt doing done dont down drop during each early easily east easy either else end enough entire especially
  etc even evening ever every everybody everything exactly example except face fact fair fall falls far fast feel few field figure
  figures fill final finally fine fire fit five fly follow food foot for force form former forth forward found free friend friends
  from front full fun further gave general get gets getting girl give given gives giving glad go goes going gone gonna got great guess
  guys had half hand hands happen happens happy hard hardly has hasnt hate have havent having he head hear heard help hence her here
  hers herself high him himself his hold home hope hour hours house how however human i idea if im immediately in include included
  including indeed inside instead into is isnt issue it its itself ive job just keep keeps kept kind kindly kinds knew know known knows
  lady land large late lately later law lead least leave left less let lets level life light like likely likes line list lists listen
  little live lives living local long longer look looked looking looks lot lots love low made main major make makes making man manage
  many mark market matter matters may maybe me mean means meant meet member members men mention might million mind mine minute minutes
  miss missing moment money month more morning mostly move moved much must my myself name named near nearly necessary need needed needs
  neither never new news next nice night no nobody none nor not note nothing notice now nowhere number obviously of off offer office
  often oh old on once one ones only open or other others ought our ours ourselves out outside over own page paid part particular
  particularly past pay people per perhaps person phone pick piece place plan plans play please plus point poor possible possibly post
  present pretty previous price probably problem provide public pull put quality question questions quick quickly quite range rate
  rather reach read ready real really reason recent regarding report reports request rest result results right room round said same
  saw say saying says scale second see seeing seem seemed seems seen send sense sent serious set several shall she shop shops short
  should shouldnt show showed showing shows side simple simply since single sir sit situation six slow small so some somebody someone
  something sometimes somewhat somewhere soon sorry sort sorts speak split stand start started state stay still stop store story strong
  stuff such suddenly sum summer sure system table take taken takes taking talk talked team tell ten than thank that thats the their
  theirs them themselves then there therefore these they thing things think third this those though thought thousand three through
  throughout thus ticket time times to today together told tomorrow tonight too took total totally toward towards tried true truly
  try trying turn turned type types under unless unlikely until up upon us use used useful user users uses using usual usually various
  very via view wait walk want wanted wants was wasnt watch way ways we week well went were werent what whatever whats when whenever
  where whereas wherever whether which while who whoever whole whom whose why will win wish with within without wont wonder word words
  work worked working works world would wouldnt wrong yeah year yes yet you your youre yours yourself zero
  called calling call pulled belongs belong fell treat treated draft reply customs costume costumes boards board class classes share
  shares shared share chart charts graph plot value weather whether leaves leaf lease lost lose loose cash cast cost costs crash
  print printed point dream trends trend brand brands stock stocks store stored storage shape shade spare speed spread spring string
  strong sting bright brief bread break breaks bleak weak weeks seek seeks seekers peek meek mouth moth worth north south forth fourth
  orderly border borders older elder holder folder ladder under wonder yonder murder render tender gender sender bender lender
  avenue venue revue ravens reverse reserve preserve observe deserve series seven severe sever savings raising rising risks crisp
  brisk disk desk mask task tasks ask asks rusk husk dusk turn burn burns burned learn learns churches church chain chairs charm
  shirt shirts short shorts skirt skirts sport sports spots spoke smoke smile small tall call wall ball hall fall mall stall
  ever never server serves serve sever clever earlier morning evening lately exact quite quit quote quotes queue hows status
  returns returned return variable match block attention interested interest internet previously previous easier failing steps
  stops sends sending thorough detection transition translation protection protected protocol personal personally busy coding christian
  activate attribution numbered tickets stopping stopped ships shipped informative switches switched switch proceed deciding standing
  speaking alter elevated declared production skips skip stripped importing counts impacts repeated silently executed receives
  theyve weve youve youd wed hed awake wondering phoning ripe budge wander lie meant oops moore odds potential potentially overview likelihood guy record records calculate makeup consist consists
  breakdown describe described placed develop develops developed performing perform performance doing okay mainly overall respect
  regards regarding dig deeper detail detailed complete completely current shown asap hey hi hello evolve evolves evolving
  `
  .trim()
  .split(/\s+/);
