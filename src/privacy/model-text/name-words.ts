/** English words that, of themselves, are rather somebody's name. */
export const RATHER_NAMES = setOf(`
  abby abel adam alex alexander amy andrew andy ann anna anne anthony barb ben bert bob bobby brad brian carl
  carol charles charlie chris chuck dan daniel david dick dolly don donna doris doug ed eddie edward ellen emily eric
  ernest fanny fay fred gary george gerry gus hank harry harriet helen henry herb howard hugh ian jack jacob jake
  james jane janet jay jean jeff jenny jerry jess jessie jesus jill jim jimmy joan joe joey john johnny jon joseph josh
  judy julia karen kate katie kay keith ken kevin kim kirk larry laura lee len leo leon lewis lisa liz lou louis lucy
  luke lynn maggie mandy maria marie martin mary matt matthew max megan mel michael mick mickey mike molly moses nancy
  nat neil nelly nick nicky nora pam patrick patty paul peg peggy penelope pete peter phil philip polly ralph randy reg
  rene rex richard rick ricky rita rob robert rod roger ron rory roy russell sally sam sarah scott sean shane sharon
  sheila sid simon stacy stan stella stephen steve steven stu stuart sue susan suzy ted terry theresa spencer medina pierce peters cox thomas tim timothy
  tina toby todd tom tommy tony troy vic victoria vince wally walter wendy wilbur william willy winnie
  doe smith jones johnson williams davis wilson anderson jackson harris clark robinson rodriguez allen morris rogers
  morgan bailey kelly howard peterson ramsay sanders watson bryant griffin hayes hamilton graham sullivan wallace
  elliott murray simpson stevens tucker hicks crawford boyd kennedy warren dixon ramos burns gordon shaw holmes
  hudson jensen nelson lincoln newton darwin wellington campbell mackintosh murphy obrien oconnor`);

/** Words that are also given names: names where a family name or a verb of a person is beside them. */
export const ALSO_GIVEN = setOf(`
  amber angel april art august autumn basil bill bonny brandy brook buddy carter chad charity chase christian cliff clay
  constance coral crystal daisy dale dawn dean destiny drew dusty earl earnest eve faith felicity flora florence forest
  frank gene ginger glen glory grace grant guy harmony hazel heath heather holly honor hope iris ivy jade jasmine jewel
  josh joy june lance laurel lily lucky mark marina mason may melody mercy miles myrtle noble norm olive opal paris pat
  patience pearl penny pepper petunia poppy prince prudence queen rainbow ray reed rich robin rose rosemary ruby rusty
  sage sandy savannah scarlet serenity sierra skip sky skye sonny star sterling stone summer sunny taylor tiffany trinity
  trip tucker unity victor viola violet virginia wade wanda ward will willow wren xavier zen`);

/** Words that are also family names, where a given name is before them. */
export const ALSO_FAMILY = setOf(`
  abbot abbott archer ash baker ball banks barber barker barley barn barrow bass battle beach bean bear beck bell berg
  berry best bird bishop black blackwood bland bloom bolt bond booker booth bowl bowman bradley bridge bridges bright
  broadway brook brooks brown buck bull burn bush butcher butler cannon carpenter carr carter cartwright carver case cash
  chambers chandler chase christian church clay close coin cole collier combs cook cooper cotton craft crane cross crow
  curry curtis dale dean dial dickens draper drake duke dyer early east english farmer farrow field fielding fields finch
  fish fisher fletcher flint flower flowers flynn ford forest forester foster fowler fox france franks free freeman french
  frost fuller gardener gardner garland garrison gates gibbons gill glass glover gold good golden goodman gore grant grave
  graves gray green greene grey grove grover gunn hall hand hardy hare harp harper hart hawk hawkins head heath hill hills
  hobbs hogg holder hood hook hooper hope horn horne house hunt hunter huntsman hurst irons ivory joy judge kemp key keys
  king kitchen knight lake lamb lane lark law lawless leaf leech lemon light lightfoot lily little lock lodge long lord
  love lovejoy low major manning marble march mark marks marsh marshall mason mayor mercer mercy merchant merry mill miller
  mills moody moon moor moore moss mutton nash nettles newman nightingale noble north oaks ogre olive page paine painter
  palmer parish park parker parks parson parsons payne pearl peel penny pepper perry pickle pike piper pitt plant player
  plumb pool poole pope porter post potter potts pound powers pratt price priest prince prior pryor purse quick raines
  ramsey rand ray read reader reed reeve reeves rice rich ridge ring rivers robin rock rose rosewood rush rust sadler
  sage salmon salt savage sawyer scales schilling seal sellers sergeant sexton shade sharp shepherd shields ship shoemaker
  short silver simple singer singleton skinner slater small snow south sparks spear spears spence spencer spicer spring
  springer squire stamp star stark steel steele sterling stock stone storey storm story street strong sugar summer summers
  sutton swan sweeney sweet swift sykes tanner taylor teal temple thorn thorne thorpe tiller town towns travers tree trout
  true tuck turner tyler underwood usher vale valentine vance vaughan vine wade wagner waite walker wall waller walls ward
  warden ware waters watts weaver webb wells west wheeler white whitehead wild wilder wilkes winkle winter winters wise
  wolf wolfe wood woodman woods woodward worth wright yard yates york young`);

/** Between the parts of a name. */
export const PARTICLES = setOf(
  "van von der den de del della di da dos das du la le el al bin ibn ben bint san st mac mc ter ten zu zum y e o",
);

/** A person does these: what stands before them at the start of a sentence may be a name. */
export const DONE_BY_A_PERSON = setOf(
  "is was has will had does did can could would likely leaving leave churning churn buy buys bought order ordered spent return returned",
);

function setOf(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
