/** Given names that many people bear, most of them in the United States. */
export const GIVEN_NAMES: readonly string[] = `
  james mary robert patricia john jennifer michael linda david elizabeth william barbara richard susan
  joseph jessica thomas sarah charles karen christopher lisa daniel nancy matthew betty anthony sandra mark
  margaret donald ashley steven kimberly andrew emily paul donna joshua michelle kenneth carol kevin amanda
  brian melissa george deborah timothy stephanie ronald rebecca jason sharon edward laura jeffrey cynthia
  ryan dorothy jacob amy gary kathleen nicholas angela eric shirley jonathan brenda stephen emma larry anna
  justin pamela scott nicole brandon samantha benjamin katherine samuel christine gregory helen alexander
  debra patrick rachel frank carolyn raymond janet jack maria dennis catherine jerry heather tyler diane
  aaron olivia jose julie adam joyce nathan victoria henry ruth zachary virginia douglas lauren peter kelly
  kyle christina noah joan ethan evelyn jeremy judith walter andrea christian hannah keith megan roger
  cheryl terry jacqueline austin martha sean madison gerald teresa carl gloria harold sara dylan janice
  arthur ann lawrence kathryn jordan abigail jesse sophia bryan frances billy jean bruce alice gabriel judy
  joe isabella logan julia alan grace juan amber albert denise willie danielle elijah marilyn wayne beverly
  randy charlotte vincent natalie mason theresa roy diana ralph brittany bobby doris russell kayla bradley
  alexis philip lori eugene marie olga ivan nadia omar sven lars ingrid pierre chloe luca giulia hans greta
  wei ming yuki hiro raj anil deepa fatou ama kofi ngozi`
  .trim()
  .split(/\s+/);

/** The same of family names; a quarter of them are ordinary words. */
export const FAMILY_NAMES: readonly string[] = `
  smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson
  anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis
  robinson walker young allen king wright scott torres nguyen hill flores green adams nelson baker hall
  rivera campbell mitchell carter roberts gomez phillips evans turner diaz parker cruz edwards collins reyes
  stewart morris morales murphy cook rogers gutierrez ortiz morgan cooper peterson bailey reed kelly howard
  ramos kim cox ward richardson watson brooks chavez wood james bennett gray mendoza ruiz hughes price
  alvarez castillo sanders patel myers long ross foster jimenez powell jenkins perry russell sullivan bell
  coleman butler henderson barnes gonzales fisher vasquez simmons romero jordan patterson alexander hamilton
  graham reynolds griffin wallace moreno west cole hayes bryant herrera gibson ellis tran medina aguilar
  stevens murray ford castro marshall owens harrison fernandez mcdonald woods washington kennedy wells
  vargas henry chen freeman webb tucker guzman burns crawford olson simpson porter hunter gordon mendez
  silva shaw snyder mason dixon munoz hunt hicks holmes palmer wagner black robertson boyd rose stone
  salazar fox warren mills meyer rice schmidt garza daniels ferguson nichols stephens soto weaver ryan
  gardner payne grant dunn kelley spencer hawkins arnold pierce hansen peters santos hart bradley knight
  elliott cunningham duncan armstrong hudson carroll lane riley andrews alvarado ray delgado berry perkins
  hoffman johnston matthews pena richards contreras willis carpenter lawrence sandoval`
  .trim()
  .split(/\s+/);
