// Everything the component itself says, in Dutch; what the assistant says comes from the server.

const BY_AUDIENCE = {
  ouder: {
    subtitle: "Vragen over opvoeden en opgroeien",
    greeting: "Hallo. Waar loop je tegenaan met je kind? Een paar woorden is genoeg.",
    samples: ["Mijn peuter heeft driftbuien", "Mijn kind slaapt slecht", "Mijn puber zegt niets meer"],
    label: "Je vraag",
    placeholder: "Bijvoorbeeld: mijn kind slaapt slecht",
    kept: "Het gesprek staat alleen in dit tabblad, tot je het wist of het tabblad sluit.",
  },
  jongere: {
    subtitle: "Voor al je vragen, ook de gekke",
    greeting: "Hoi. Waar wil je het over hebben? Een paar woorden is genoeg.",
    samples: ["Ik heb zoveel stress van school", "Ruzie met mijn ouders", "Ik voel me vaak alleen"],
    label: "Typ hier",
    placeholder: "Bijvoorbeeld: ik durf niks te zeggen",
    kept: "Ga je van deze pagina af, dan is het gesprek weg.",
  },
};

/** @param {import("./types").Audience} audience */
export function textsFor(audience) {
  return audience ? BY_AUDIENCE[audience] : { ...BY_AUDIENCE.ouder, ...UNKNOWN_READER };
}

const UNKNOWN_READER = {
  greeting: "Hallo. Waar gaat je vraag over? Een paar woorden is genoeg.",
  samples: [],
  placeholder: "Typ je vraag in een paar woorden",
  kept: BY_AUDIENCE.jongere.kept,
};

export const TEXTS = {
  title: "Gewoon Vragen",
  launch: "Stel je vraag",
  close: "Sluit",
  wipe: "Wis gesprek",
  leave: "Snel weg",
  transcript: "Gesprek",
  notice: "Goed om te weten",
  robot: "Je praat met een computerprogramma, niet met een mens.",
  anonymous: "Je bent anoniem en we bewaren niets zonder jouw ja.",
  more: "Meer over privacy en snel weg",
  names: "Typ liever geen namen of adressen.",
  danger: "Is er nu gevaar?",
  callEmergency: "Bel 112",
  hurry: "Moet je snel weg? Druk op Snel weg, of twee keer op Esc. In de geschiedenis van je browser blijft de pagina wel staan.",
  who: "Voor wie is je vraag?",
  parent: "Ik ben een ouder of opvoeder",
  youth: "Ik ben een jongere",
  samples: "Voorbeelden van vragen",
  send: "Stuur",
  you: "Jij:",
  choose: "Kies een antwoord, of typ zelf",
  typing: "Gewoon Vragen typt …",
  slow: "Dit duurt wat langer. Je hoeft niets opnieuw te typen.",
  wait: "Wacht even, het antwoord komt eraan.",
  empty: "Typ eerst je vraag.",
  wiped: "Het gesprek is gewist.",
  escape: "Druk nog een keer op Esc om deze pagina te verlaten.",
  stays: "Hulp die in beeld blijft",
  newTab: "(opent in een nieuw tabblad)",
  offline: "Je hebt nu geen internet. Zodra de verbinding terug is, ga ik verder.",
  unreachable: "Het lukt me nu niet om te antwoorden. Dat ligt aan mij, niet aan jou.",
  textKept: "Je tekst staat er nog.",
  talk: "Wil je nu iemand spreken? Bellen kan ook zonder internet:",
  retry: "Probeer opnieuw",
  online: "De verbinding is terug.",
};

/** Shown when the server cannot be reached; the same numbers as in knowledge/hulp/landelijk.yml. */
export const HELPLINES = [
  { name: "112", purpose: "Bij direct gevaar.", phone: "112", hours: "dag en nacht", cost: "gratis" },
  { name: "113 Zelfmoordpreventie", purpose: "Als je denkt aan zelfmoord. Anoniem.", phone: "113", hours: "dag en nacht", cost: "gratis" },
  { name: "Kindertelefoon", purpose: "Praten met een mens, als je 8 tot 18 bent. Anoniem.", phone: "0800-0432", hours: "overdag en ’s avonds", cost: "gratis" },
  { name: "Veilig Thuis", purpose: "Bij geweld thuis, of als je bang bent dat het misgaat.", phone: "0800-2000", hours: "dag en nacht", cost: "gratis" },
];
