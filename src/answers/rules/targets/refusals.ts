import type { Target } from "./target.ts";

const SAID = { needs: [["said"]] } as const;

/** What no tool does: each is wanted like anything else, so that it is said why. */
export const REFUSAL_TARGETS: readonly Target[] = [
  {
    ...{ tool: null, kind: "past_of_metric" },
    needs: [["past", "past_period", "past_tense"], ["metric_unknown_past"]],
    signs: {
      past: 4,
      past_period: 1,
      past_tense: 3,
      metric_unknown_past: 3,
      metric_rate: 1,
      forecast_words: -4,
      ahead: -3,
      thing: -1,
      segment: -2,
    },
  },
  {
    ...{ tool: null, kind: "contact" },
    ...SAID,
    plainly: `
      {customer}( s)? (email|e mail|phone|mobile|address|number|name|surname|birthday)|
      (e ?mail|mail|postal|home|street|contact|delivery|shipping|billing)s? (address|addresses|adresses|adress|details|data|info|information|list)|
      (phone|telephone|mobile|cell) (number|numbers|nos)|(real|full|first|last|sur|legal) ?names?|
      (give|show|list|export|send|get|tell|reveal|print|need|want|what are|whats|what is) .. (emails?|e mails|names|addresses|adresses|phones|phone|telephone|birthdays?|contacts of)|
      (their|his|her|the|customer|our|all|customers) (emails|e mails|email address|names|phones|phone number|phone numbers|addresses|contact details|contacts|real name)|
      date of birth|birthdays?|(credit )?cards? (numbers?|details)|credit cards?|iban|
      bank (account|details)|where .. (live|lives|living)|how old (is|are)|(age|gender|sex|birth) of|
      married|facebook|linkedin|who exactly is|social security|passwords?( of)?|surnames?|
      contact (sheet|details|list)|names plus|names and|name and address|home address(es)?|
      ip address(es)?|(home|private|work|mobile|cell) (phone|number|address|mail|email)|
      (phone|telephone|mail|email|address|number) of (client|customer|buyer|shopper|account|{customer})|
      whats (his|her|their) (real )?(name|phone|email|address|number)|
      how (can|do) (i|we) (reach|call|phone) (him|her|them|{customer})
    `,
    signs: { named_by_contact: -6, customer: 3, buyers: 1.5, contact_words: 3 },
  },
  {
    ...{ tool: null, kind: "forbidden" },
    needs: [["said", "forbidden_marks"]],
    plainly: `
      drop table|drop (the )?(database|db)|insert into|select .. from|union select|delete from|truncate|
      update .. set|system prompt|
      (ignore|disregard|forget|override|bypass) .. (instructions|rules|prompt|prompts|restrictions|guidelines|previous|above|policy|filters|safety)|
      jailbreak|you are now|pretend|act as|(dump|wipe|destroy|hack|steal|leak|exfiltrate) ..|dump|
      database|sql|
      (other|another|every|all|different|next|neighbou?r\\w*) (shop|shops|tenant|tenants|merchant|merchants|workspace|workspaces|company|companies|stores?)s? .. (data|revenue|customers|figures|numbers|sales)|
      (revenue|data|customers|sales|figures|orders|numbers) .. (other|another|every|all|different) (shops?|tenants?|merchants?|workspaces?|stores?|companies)|
      tenants?|passwords?|api keys?|secrets?|(signing|webhook) secret|tokens?|credentials|env|
      environment variables?|process env|etc passwd|sudo|root access|shell|exec|eval|rm rf|rm|printenv|
      script|admin|anthropic|set limit|
      (set|change|overwrite|modify|edit|alter|fake|manipulate) .. (churn|risk|value|customer|database|figures|orders|data|price|numbers|score)|
      developer mode|dan|no restrictions|
      your (instructions|rules|prompt|source code|configuration|config)|prompt|what you were told|1 1|
      or 1|<script|curl|http|exploit|payload|private key|source code|
      (wipe|purge|nuke|erase|drop|trash|zap) (the |all |our |every |these |this )?(\\d+ )?(orders?|customers?|data|records?|history|base|list|table)|
      (the )?(shop|store|merchant|business) next door|you host (them|others|other)|
      (rival|competing|neighbou?ring) (shop|store)s?
    `,
    likely:
      "(delete|erase|remove|destroy|purge|clear) .. (customers?|orders?|data|account|everything|records?|all|history|{customer})|tool|question",
    signs: { forbidden_marks: 9, question: 2, customer: -11 },
  },
  {
    ...{ tool: null, kind: "command" },
    ...SAID,
    plainly:
      "(update|change|set|edit|correct) .. (status|address|price|phone|shipping)|(refund|cancel|ship|resend|reship|return|fulfil|fulfill|change|update|edit|delete|erase|remove|invoice|merge|charge|credit|book|deactivate|block|ban|unsubscribe) (the |this |my |an |a |all |her |his |their |every |customer )?(order|orders|{customer}|customer|customers|account|payment|subscription|address|price|prices|room|item|product|refund|flight|data|record|him|her|them)|issue a refund|refund|(send|mail|email|text|sms) (an?|the|them|him|her|everyone|everybody|all|out|this|{customer}) .. |send an? .. to|(send|mail|email) (the|our|out|a|an) (newsletter|mail|campaign|email|message|offer|sms|mailing|coupon|voucher)|(give|grant|apply|issue|create|generate|make|add|hand out) .. (<discount>|gift card|code) .. (to|for) (everybody|everyone|all|{customer}|him|her|them)|(create|generate|issue|make|add|activate) (an? |new |me )*(<discount>|coupon code|product|order|invoice|customer)|buy me|order me|(add|put|write|make|attach) (a|an) (note|comment|tag|reminder|label)|(text|call|phone|ring|email|mail|message|write|tell|remind|inform|notify|contact) {customer}|transfer|set up|schedule|book|call .. back|post (this|it) on|publish|turn off|switch off|restart|reboot|install|upload|tag {customer}|assign|close .. tickets?|(write|draft) (an?|the|me|us|some|this) .. (email|mail|reply|newsletter|text|post|copy|letter|ad|response|subject|message|apology)|give \\d+%? .. to",
    likely: "cancel|reply to|change the|update the|delete|remove|erase",
    hardly: "should we|should i|should|who|whom|which|what|can we",
    signs: { who: -1, question: -1.5, customer: 4 },
  },
  {
    ...{ tool: null, kind: "offtopic" },
    ...SAID,
    plainly: `weather|(people|employees) work|work (here|for us)|works? tomorrow|how much (does|do|did|is|are|would) .. cost$|meeting room|(whats|what is) the (price|cost) of|tickets .. (closed|open|week)|sing|(good|nearby|best) restaurants?|dark mode|forecast for (london|berlin|paris)|rain|temperature|jokes?|poems?|limerick|haiku|translate|translation|bitcoin|crypto|flights? (to|from|home)|world cup|recipes?|songs?|essay|story|news|stock (market|price)|share price|stocks|tesla|football|soccer|the match|movies?|films?|president|prime minister|capital of|python|javascript|typescript|(some|write|the|a) code|horoscope|lottery|game of|music|meaning of life|(what )?time (is it|does|do)|what day is|competitors?|competition|employees|staff|salary|salaries|payroll|hire|hiring|tax|taxes|vat return|ad spend|adwords|google ads|facebook ads|website traffic|traffic|page ?views|conversion rate|bounce rate|click rate|click through|open rate|visitors|sessions|seo|instagram|tiktok|followers|stock levels?|in stock|inventory|warehouse stock|stock of|(how much|how many) stock|supplier|suppliers|shipping costs?|delivery times?|meeting|dark mode|wifi|printer|password reset|eiffel|tower|moon|planet|distance|dinner|lunch|holiday destinations?|vacation|support tickets|loan|rent|mortgage|insurance|legal|lawyer|contract|gdpr law|profit margins?|margins?|ads?|adverts?|advertising|marketing spend|roas|cac|abandonment|abandoned carts?|checkout rate|homepage|website|a b test|ab test|price of|cost price|(emails?|mails) .. (sent|send|sent out)|refunds processed|staff|opening hours|net profit|profit and loss|balance sheet|accounts payable|cost of goods|cogs|supply chain|exchange rate|currency rate|dollar to|recommend a (good )?(book|film|movie|restaurant|hotel|song)|who (won|invented|wrote|is the (ceo|president))|how (tall|old|far|deep|fast) is|chess|riddle|who killed|marry|love me|are you (human|alive|sentient)|your favou?rite|feeling|birthday cake|star ratings?|nps|survey|satisfaction`,
    hardly: `
      <discount>|giv(e|ing) away|full (price|whack)|before they|{thing} (sales|buyers|customers)
    `,
    signs: { customer: -2, unknown_words: 0.5, filters: -1 },
  },
  {
    ...{ tool: null, kind: "method" },
    ...SAID,
    plainly:
      "(how|what) (is|are|do you|was|does|did you) .. (calculated?|computed?|defined?|definition|formula|measured?|worked out|mean by|derived?)|definition of|formula|methodology|how do you know|how are (these|the) figures|how accurate (is|are) (the|your) (figures|data|model)|data sources?|where does the data|what does .. mean|what is (churn|ltv|rfm|aov|an archetype|a segment)|meaning of|explain (churn|rfm|ltv) (risk|score)? mean",
    signs: { customer: -6, filters: -3, limit: -2 },
  },
  {
    ...{ tool: null, kind: "help" },
    ...SAID,
    likely:
      "help|help me|what can you (do|tell me|answer|show me|help with)|what can i ask( you)?|how do you work|how does this work|how does it work|what do you do|who are you|what are you|commands|examples|usage|how (do|can|should) i use( this| you)?|capabilities|what questions|what do you know|what are my options|getting started|are you (a )?(bot|robot|ai|real)|a bot|show me what you can|your name|what is this|instructions please|manual|who made you|how to use",
    hardly: "about {customer}|<buyers>",
    signs: { customer: -3, filters: -2, metric: -2, limit: -2 },
  },
  {
    ...{ tool: null, kind: "greeting" },
    ...SAID,
    likely:
      "hi|hello|hey|yo|good (morning|afternoon|evening|day)|howdy|greetings|moin|hallo|hola|hiya|sup|whats up|how are you|hows it going|bonjour|servus",
    hardly: "<buyers>|<segment>|<product>|<category>|revenue",
    signs: { customer: -3, filters: -3, metric: -3, limit: -2, words_many: -2.5 },
  },
  {
    ...{ tool: null, kind: "thanks" },
    ...SAID,
    likely:
      "thanks|thank you|cheers|thx|ty|great job|good job|well done|awesome|perfect|nice|bye|goodbye|good bye|see you|ok|okay|cool|got it|great|brilliant|super|lovely|fine|sure|alright|yes|no|nope|yep|never ?mind|wow|amazing|excellent|good bot|kthx|tnx|danke|merci|understood|noted|will do|that will be all|thats all|stop|cancel that",
    hardly: "<buyers>|<segment>|<product>|<category>|revenue|campaign",
    signs: { customer: -3, filters: -3, metric: -3, limit: -2, words_many: -3, who: -2 },
  },
];
