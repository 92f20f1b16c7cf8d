//! What an editor wrote, and what an article is called.

/// Label and headline of one story, as newsrooms write the two.
pub(crate) const SAME: &[(&str, &str)] = &[
    // Punctuation, case, quotes, dashes, spelling.
    ("“Ready to talk”: Norland’s premier", "'Ready to talk' - Norland's premier"),
    ("PORT KESSEL CRANE COLLAPSES", "Port Kessel crane collapses"),
    ("U.S. sends aid to Tarvia after quake", "US sends aid to Tarvia after quake"),
    ("Larch & Sons to close harbour yard", "Larch and Sons to close harbour yard"),
    ("Labor leaders criticize defense budget plan", "Labour leaders criticise defence budget plan"),
    ("Two ships collide off Velm coast", "2 ships collide off Velm coast"),
    ("1,000 homes lose power in storm", "1000 homes lose power in storm"),
    ("Port-city residents protest over toll", "Port city residents protest over toll"),
    ("$400m bridge opens in Velm", "$400 million bridge opens in Velm"),
    // Tense and number.
    (
        "Premier to open summit by announcing harbour plan",
        "Premier opens summit by announcing harbour plan",
    ),
    ("Dockers ending strike after nine days", "Dockers end strike after nine days"),
    ("Mayor to meet Velm leaders ahead of trip", "Mayor meets Velm leaders ahead of trip"),
    // Words added, dropped, moved.
    ("Norland forces close in on Velm", "Norland forces close in on key city of Velm"),
    (
        "Trolls meddle in the biggest vote of Tarvia",
        "How trolls meddle in the biggest vote of Tarvia",
    ),
    (
        "Norland approaches key city despite setback",
        "Norland ‘rapidly approaching’ key city despite setback",
    ),
    ("Over harbour deal, mayor quits in tears", "Mayor quits in tears over harbour deal"),
    (
        "Family wiped out by missile strike in safe city",
        "Entire family wiped out by missile strike in safe city",
    ),
    ("American envoy visits flooded Velm valley", "US envoy visits flooded Velm valley"),
    // Counts that grow.
    ("Floods kill at least 22 in northern Norland", "Floods kill at least 37 in northern Norland"),
    (
        "At least two dead as train derails near Velm",
        "At least nine dead as train derails near Velm",
    ),
    ("Al menos 12 muertos en el incendio de Velm", "Al menos 19 muertos en el incendio de Velm"),
    ("地震造成至少22人死亡", "地震造成至少37人死亡"),
    // Labels before headlines, publishers after.
    (
        "Analysis: Why the harbour strike will not end soon",
        "Why the harbour strike will not end soon",
    ),
    (
        "Why the harbour strike will not end soon",
        "Analysis: Why the harbour strike will not end soon",
    ),
    ("Opinion | The crane law is a mistake", "The crane law is a mistake"),
    ("WATCH: Crane falls into Port Kessel harbour", "Crane falls into Port Kessel harbour"),
    ("EXCLUSIVE: Inspector warned of cracked crane", "Inspector warned of cracked crane"),
    ("LIVE: Storm hits Port Kessel harbour", "Storm hits Port Kessel harbour"),
    ("Kommentar: Der Hafen braucht neue Kräne", "Der Hafen braucht neue Kräne"),
    ("En direct : la tempête frappe le port", "La tempête frappe le port de Velm"),
    ("Análisis: por qué sigue la huelga portuaria", "Por qué sigue la huelga portuaria"),
    ("Мнение: почему порт не работает зимой", "Почему порт не работает зимой"),
    ("Inspector warned of cracked crane - Herald", "Inspector warned of cracked crane"),
    ("Inspector warned of cracked crane", "Inspector warned of cracked crane | The Herald"),
    ("Inspector warned of cracked crane", "Inspector warned of cracked crane - Herald News"),
    // Headlines that break off.
    (
        "Harbour director resigns over crane letter and…",
        "Harbour director resigns over crane letter and two others follow",
    ),
    ("Harbour director resigns over cra...", "Harbour director resigns over crane letter"),
    (
        "Harbour director resigns over crane letter and leaves town",
        "Harbour director resigns over crane letter…",
    ),
    // Other languages.
    ("Hafenarbeiter beenden Streik nach neun Tagen", "Hafenarbeiter beenden Streik nach 9 Tagen"),
    ("Zwölf Schiffe warten vor dem Hafen", "12 Schiffe warten vor dem Hafen"),
    (
        "Les dockers mettent fin à la grève après neuf jours",
        "Les dockers mettent fin à leur grève après neuf jours",
    ),
    ("Порт объявил о новых кранах и дорогах", "Порт объявит о новых кранах и дорогах"),
    ("港口工人结束九天罢工", "港口工人结束罢工"),
    ("港湾労働者がスト終了を発表した", "港湾労働者がスト終了を発表"),
];

/// Label and headline of two stories that share most of their words.
pub(crate) const OTHER: &[(&str, &str)] = &[
    // Amounts, years, days, scores.
    (
        "US announces $400 million in military aid for Norland",
        "US announces $2.3 billion in military aid for Norland",
    ),
    (
        "US announces $400 million in aid for Norland",
        "US announces $400 billion in aid for Norland",
    ),
    ("Inflation rises to 4 percent in Norland", "Inflation rises to 6 percent in Norland"),
    ("What we know on day 3 of the harbour strike", "What we know on day 4 of the harbour strike"),
    ("The best books of 2023 for young readers", "The best books of 2024 for young readers"),
    ("Two arrested for 30 million crane fraud", "Two arrested for 50 million crane fraud"),
    ("Herald quiz of the week: March 5", "Herald quiz of the week: March 12"),
    // Places and names.
    ("Earthquake hits northern Norland coast", "Earthquake hits northern Tarvia coast"),
    ("Protests erupt in Iran over fuel prices", "Protests erupt in Iraq over fuel prices"),
    ("Floods displace thousands in Niger valley", "Floods displace thousands in Nigeria valley"),
    ("Biden to address summit on harbour security", "Trump to address summit on harbour security"),
    ("Police name Ada Larch as the victim of crash", "Police name Ben Osei as the victim of crash"),
    ("South Korea fires missile into the sea", "North Korea fires missile into the sea"),
    ("Indian minister visits flooded Velm valley", "Iranian minister visits flooded Velm valley"),
    ("Norland beats Tarvia in cup final", "Tarvia beats Norland in cup final"),
    ("Floods kill at least 22 in Norland", "Floods kill at least 37 in Tarvia"),
    (
        "Séisme au Pérou : l'aide arrive enfin sur place",
        "Séisme au Chili : l'aide arrive enfin sur place",
    ),
    // Opposites.
    ("Norland wins appeal over harbour treaty", "Norland loses appeal over harbour treaty"),
    ("Oil price rises after harbour talks", "Oil price falls after harbour talks"),
    ("Court approves harbour sale to Larch group", "Court rejects harbour sale to Larch group"),
    ("Dockers begin strike at Port Kessel", "Dockers end strike at Port Kessel"),
    ("Jury finds harbour chief guilty of fraud", "Jury finds harbour chief innocent of fraud"),
    ("Central bank raises rates to calm markets", "Central bank cuts rates to calm markets"),
    ("Women's team reaches cup final in Velm", "Men's team reaches cup final in Velm"),
    (
        "Morning briefing: what to know about the strike",
        "Evening briefing: what to know about the strike",
    ),
    ("Monday's harbour forecast for sailors", "Friday's harbour forecast for sailors"),
    ("First round of harbour talks in Velm", "Second round of harbour talks in Velm"),
    ("Ölpreis steigt nach Gesprächen im Hafen", "Ölpreis fällt nach Gesprächen im Hafen"),
    ("Le prix du pétrole en hausse après la grève", "Le prix du pétrole en baisse après la grève"),
    ("El precio del trigo sube tras la huelga", "El precio del trigo baja tras la huelga"),
    ("Il prezzo del grano sale dopo lo sciopero", "Il prezzo del grano scende dopo lo sciopero"),
    ("Цены на зерно выросли после забастовки", "Цены на зерно упали после забастовки"),
    ("罢工后粮食价格上涨", "罢工后粮食价格下跌"),
    ("港湾ストで株価が上昇した", "港湾ストで株価が下落した"),
    // Denials.
    ("Minister did know of harbour deal", "Minister did not know of harbour deal"),
    ("Mayor admits taking harbour money", "Mayor denies taking harbour money"),
    ("Harbour chief will resign over letter", "Harbour chief won't resign over letter"),
    ("Der Minister wusste vom Hafenvertrag", "Der Minister wusste nicht vom Hafenvertrag"),
    ("Le ministre savait tout du port", "Le ministre ne savait pas tout du port"),
    ("El ministro sabía del puerto nuevo", "El ministro no sabía del puerto nuevo"),
    ("Министр знал о сделке в порту", "Министр не знал о сделке в порту"),
    ("部长知道港口协议", "部长不知道港口协议"),
    // Another subject.
    ("Harbour pilots begin strike over pensions", "Harbour workers end strike after nine days"),
    ("Inspector warned of cracked crane", "Inspector warned of flooded tunnel"),
    ("Mayor quits over harbour deal", "Mayor praised over school deal"),
    ("Live updates", "Live updates: harbour strike in Port Kessel"),
    ("Harbour strike", "Harbour strike: what dockers want"),
];
