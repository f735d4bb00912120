"""Words that the search for personal names goes by."""

from __future__ import annotations

NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

_GIVEN_NAMES = """
aaliyah aaron abdul abdullah abigail adam adrian agnieszka ahmed aidan aisha alan alastair
aleksandra alex alexander alexandra alfie ali alice alicia alison amanda amelia amina amir amy
andrea andrew andrzej angela anita anna anne annabel anthony antonia archie arjun arthur arun
asha ashraf ava ayesha barbara beatrice becky ben benjamin bethan bethany brenda brian bridget
bronwen bryony caitlin callum cameron carol caroline carolyn carys catherine cathy ceri charlie
chloe chris christine christopher ciara claire clare colin conor craig daniel darren dave
david deborah declan denise derek diana diane dominic donna dorothy duncan dylan edward
eileen elaine eleanor eleri elizabeth ella ellie elliot emily emma eoin eric erin ethan evie ewan
fatima fergus fiona florence frances fraser frederick freya gareth gary gavin gemma geoffrey
george georgina geraint gillian glenn graham gwen hamza hannah harriet harry hassan hayley
 helen henry hussain hywel ian ibrahim ieuan imogen imran iona isaac isabel isabella isla
ismail ivan jacob jacqueline jake jakub james jamie jane janet jason jennifer jenny
jessica jill joan joanna joanne joe joel john jonathan joseph josh joshua joyce judith julia
julian julie karen kate katherine kathleen katie kayleigh keith kelly kerry kevin khadija kieran
kirsty krzysztof kyle laura lauren leah leanne leila leo leon lewis liam linda lisa logan
lorraine louise lucas lucy luke lydia lynn maciej maddison magdalena malcolm margaret maria
marie marion martin mary maryam matilda matthew maureen megan mia michael michelle millie mohamed
mohammad mohammed molly morag muhammad musa nadia naomi natalie natasha nathan neil niall niamh
nicholas nicola nigel noah olivia oliver omar oscar owain owen pamela patricia patrick paul pauline
peter philip philippa phoebe piotr priya rachel rahul rajesh rebecca rhiannon rhys richard
robert roger ronan rory rosie ruth ryan sadia sally samantha samuel sandra sara sarah saskia sean
sebastian shannon sharon shaun sheila siobhan sian simon sinead sophia sophie stacey stephanie
stephen steven stuart susan suzanne sylvia tamsin tanya theresa thomas tim timothy tom tomasz
tracey tracy valerie vanessa vicky wendy william yasmin yusuf zac zach zainab zara zoe zofia
ann annmarie jose aoife orla cian oisin ewa pawel marek anjali ravi sanjay deepak rohan samira
bilal amara chidi ngozi kwame abena tunde femi wei mei jing hiroshi yuki santiago mateo lucia
sofia chiara luca giulia pierre anais bronagh eilidh hamish gwyneth nia osian mared iolo
"""
GIVEN_NAMES = frozenset(_GIVEN_NAMES.split())
"""Given names that hardly ever mean anything else: no Grace, Mark, May, Rose, Poppy or Will."""

_CAPITALISED = """
a academy accelerated advent africa asia assessment association authority autumn baseline bible
birmingham board book britain british bromcom buddhist building cambridge carol cathedral catholic
centre christian christmas church city code college commission common community conduct
co-ordinator coordinator council county creative cymraeg day deaf december department deputy
diocesan diocese director district drive duke early easter edinburgh education educational eid
england english europe european excellence february federation fischer foundation framework free
french friday german governing governor governors grammar great group guide guidance habit half
hall head headteacher health hindu hoc home house hub hymn impact improvement inc inclusion
infant information initiative inspection inspectorate inspector institute ireland irish january
jewish july june junior key kingdom lane language lead leader learning letters library list
literacy local london magic manager march mastery maths may meal mental middle minister ministry
mission model monday month multi muslim national northern network nhs november nursery occupational
october officer ofsted open outcomes oxford panel parent parents parentview park parliament
partnership pathway pathways pilot places plan play policy post practice prayer premium primary
principal programme progress project public pupil quality queen king ramadan read reader reading
reception record recovery red registers religious report resource resources review rights road
rose royal sainsbury saint saturday schools science scotland scottish second secondary
self sen senco send senior september service services shakespeare silver single sixth skills social
south southern spanish special speech sports sport spring st stage standards star state statutory
stem story street strategy student study summer sunday support survey systematic task teacher
teachers teaching team term test therapist therapy thinking thursday thrive times tower town
training tree trust trustees tuesday unit united university victoria village visual voice wales
walk war way wednesday week welsh west western white wood words world write writing year years
young youth zones north east eastern hampshire kent essex surrey sussex yorkshire lancashire
cumbria devon cornwall dorset norfolk suffolk durham northumberland lincolnshire leeds manchester
liverpool bristol cardiff swansea belfast dublin glasgow germany france spain poland polish
somali urdu arabic romanian bengali punjabi green blue gold bronze golden yellow purple black big
talk boost google microsoft forms rainbow room forest power approach elsa makaton eco crew champions
"""
CAPITALISED = frozenset(_CAPITALISED.split())
"""Words that schools write with a capital and that are no names of people."""
