import type { Catalogue } from "../catalogue.ts";

export const whereToReport: Catalogue["whereToReport"] = {
  title: "¿Dónde debo informar?",
  lead: "Cinco preguntas cortas. Deje en blanco lo que no sepa.",
  describes:
    "A quién avisar de una intrusión: la oficina del FBI de su condado, su región de CISA, la agencia de su sector, y el equipo de otro país.",
  danger: "Si alguien está en peligro, llame primero al 911.",
  kept: "No guardamos nada de lo que elija aquí. Pero queda en la dirección de la página siguiente, y este navegador puede recordarla.",
  keptCall: "Si el intruso puede ver este dispositivo, mejor llame.",
  what: {
    label: "¿Qué pasó?",
    options: {
      intrusion: "Alguien entró en los sistemas o puede estar espiando",
      extortion: "Secuestro de datos, o alguien exige dinero",
      money: "Se envió dinero a donde no debía",
      "personal-data": "Se llevaron datos personales",
      "service-down": "Un servicio no funciona, como teléfonos o 911",
      tip: "Sé algo sobre un intruso (una pista)",
    },
  },
  now: {
    label: "¿Está pasando ahora?",
    options: { yes: "Sí", no: "No, ya terminó" },
  },
  notSure: "No lo sé",
  kind: {
    label: "¿Quién es el afectado?",
    options: {
      carrier: "Compañía de teléfono o internet",
      broadcaster: "Radio, televisión o satélite",
      bank: "Banco",
      "credit-union": "Cooperativa de crédito",
      "other-financial": "Seguros, compañía de títulos u otras finanzas",
      health: "Salud",
      electricity: "Electricidad",
      "oil-gas": "Petróleo o gas",
      pipeline: "Oleoducto o gasoducto",
      rail: "Ferrocarril o transporte urbano",
      aviation: "Aerolínea o aeropuerto",
      "port-ship": "Puerto o barco",
      "other-transport": "Camiones, correo u otro transporte",
      "federal-agency": "Agencia federal",
      "state-local": "Estado, ciudad, tribu, escuela o universidad",
      defence: "Proveedor de defensa",
      "information-technology": "Informática, software o nube",
      "critical-manufacturing": "Fábrica o fabricante",
      "water-wastewater": "Agua potable o residual",
      "emergency-services": "Policía, bomberos, ambulancia o 911",
      "food-agriculture": "Alimentos o agricultura",
      "commercial-facilities": "Tienda, hotel, local o inmuebles",
      chemical: "Productos químicos",
      dams: "Presa",
      nuclear: "Planta o material nuclear",
      other: "Otro tipo de organización",
      individual: "Una persona particular",
    },
  },
  also: {
    label: "¿Es cierto algo de esto?",
    options: {
      "public-company": "Sus acciones se negocian en Estados Unidos",
      "defence-contractor":
        "Trabaja para el Departamento de Defensa de Estados Unidos",
      "eu-establishment": "Tiene una oficina en la Unión Europea",
    },
  },
  place: {
    label: "¿Dónde está el lugar afectado?",
    hint: "El edificio o sitio, no la sede central.",
  },
  zip: {
    label: "Código postal (ZIP)",
    hint: "Cinco cifras, por ejemplo 93301.",
  },
  county: {
    label: "Condado del lugar afectado",
    hint: "Las oficinas se reparten esta zona por condados.",
    choose: "Elija un condado",
    show: "Mostrar la oficina",
    other: "¿Es otro condado?",
  },
  find: "Mostrar a quién avisar",
  state: {
    summary: "No sé el código postal",
    label: "Estado o territorio",
    choose: "Elija un estado",
    military: "Dirección militar en el extranjero (APO, FPO, DPO)",
  },
  country: {
    summary: "Está fuera de Estados Unidos",
    label: "País",
    choose: "Elija un país",
  },
  errors: {
    "not-a-zip": "Escriba un código postal de cinco cifras, como 93301",
    "unknown-zip":
      "No conocemos este código postal. Revíselo, o busque la oficina por estado",
    "county-elsewhere": "Elija uno de los condados que se muestran",
    "not-a-state": "Elija uno de los estados que se muestran",
    "not-a-country": "Elija uno de los países que se muestran",
  },
  neighbours: (prefix) =>
    `Los códigos postales que empiezan por ${prefix} están en:`,
  answer: {
    title: "A quién avisar, en este orden",
    intro: "Puede avisar a más de uno. No hace falta avisar a todos.",
    chosen: "Usted eligió",
    change: "Cambiar",
    changeTitle: "Cambiar lo que eligió",
    print: "Imprimir esta página",
  },
  sections: {
    now: "Llame ahora",
    place: "Para el lugar",
    sector: "Para el sector",
    sharing: "Otros del mismo sector",
    online: "Formularios en la web",
  },
  emergency: {
    title: "911, si alguien está en peligro",
    text: "También si un servicio de emergencia no funciona. En otro país, llame al número de emergencias de ese país.",
    call: "Llamar al 911",
  },
  bank: {
    title: "Su propio banco, antes de 72 horas",
    text: "Llame al número de su tarjeta o estado de cuenta. Pida que reclamen el pago y que avisen al banco que lo recibió. Cada hora cuenta.",
    have: "Tenga a mano: la cuenta, la fecha, el importe y quién lo recibió.",
    then: "Después llene el formulario de IC3, más abajo. Pide los mismos datos.",
  },
  office: {
    role: "La oficina del FBI",
    takes:
      "Intrusiones, espionaje, extorsión. Pregunte por el equipo cibernético o por el agente de guardia.",
    county: (county, state) => `Por qué esta: se ocupa de ${county}, ${state}.`,
    zip: (zip) =>
      `Por qué esta: se ocupa de todo lo que toca el código postal ${zip}.`,
    state: (name) => `Por qué esta: se ocupa de todo ${name}.`,
    open: "En esta zona hay más de una oficina del FBI. Elija el condado y le mostramos cuál es la suya.",
  },
  region: {
    role: "La región de CISA",
    takes: (city) =>
      `Consejo y ayuda en el lugar, desde ${city}. Si hay un incidente, llame primero a CISA Central.`,
  },
  takes: {
    "cisa-central":
      "Cualquier incidente: ayuda técnica y avisos a otras organizaciones.",
    "fbi-cywatch":
      "La guardia del FBI, de día y de noche, si no consigue hablar con la oficina.",
    "fbi-field-office":
      "Todas las oficinas del FBI. La correcta es la del lugar afectado: denos un código postal más abajo y se la mostramos.",
    "nsa-ccc":
      "Ayuda contra amenazas a proveedores de defensa. Escriba solo desde una cuenta que el intruso no pueda leer.",
    "comm-isac":
      "Comparte señales de intrusos entre compañías de teléfono e internet.",
    "e-isac": "Electricidad: incidentes, y también intentos.",
    "ms-isac": "Para estados, ciudades, tribus y escuelas.",
    "sector-isacs":
      "Una lista de los grupos en los que cada sector comparte lo que ve.",
    "fusion-center": "Para estados y ciudades: el centro de su propio estado.",
    "fbi-salt-typhoon-tips":
      "Si sabe quién está detrás de las intrusiones en compañías de teléfono (Salt Typhoon). Hay una recompensa.",
    "fbi-ic3":
      "Fraude, pagos desviados, secuestro de datos: un formulario en la web.",
    "usss-cftf": "El Servicio Secreto también persigue pagos robados.",
    "ftc-identity-theft":
      "Para personas cuyos datos personales fueron usados por otros.",
  },
  alsoTitle: "A quién más puede avisar",
  isacNamed: (name) => `Busque ${name}.`,
  sectorAgency: {
    role: "La agencia federal del sector",
    isCisa: "Se llega a ella por CISA Central, que está más arriba.",
    none: "No tenemos un número comprobado. Pídalo a CISA o al FBI.",
  },
  filings: {
    title: "Plazos que pueden estar corriendo",
    lead: "Las leyes pueden darle un plazo para informar. No podemos decir cuáles se aplican: pregunte a un abogado.",
    where: "Dónde se presenta",
    above: (name) => `${name}: véase más arriba.`,
    notInForce: "Leyes que aún no están en vigor, hasta donde encontramos",
  },
  military: {
    title: "Una dirección militar en el extranjero",
    text: "No está en ningún condado, así que ninguna oficina la tiene asignada. Avise a la oficina de seguridad de su mando. El FBI también tiene personal en las embajadas de Estados Unidos (agregados jurídicos): pregunte en la embajada.",
  },
  foreign: {
    title: (country) => `El equipo de respuesta de: ${country}`,
    first:
      "Por lo general, lo primero es el equipo del propio país. Escriba solo desde una cuenta que el intruso no pueda leer.",
    none: (country) =>
      `No tenemos una dirección comprobada del equipo de respuesta de: ${country}. Esta lista de equipos nacionales puede ayudar.`,
    american:
      "¿Es parte de una organización de Estados Unidos, o llevan las huellas a Estados Unidos? Entonces también pueden ayudar el FBI y CISA. El FBI también tiene personal en las embajadas de Estados Unidos (agregados jurídicos).",
    others: "Equipos de otros países",
  },
  report: {
    title: "O informe aquí, una sola vez",
    text: "Si usted lo permite, un solo informe aquí llega a la vez a la oficina del FBI, a CISA y a otros. Empieza vacío: nada de lo que eligió en esta página pasa al informe.",
    button: "Informar aquí",
  },
  contact: {
    phone: "Teléfono",
    address: "Dirección",
    url: "Página",
    email: "Correo",
    role: "Contacto",
    notChecked: "No lo hemos comprobado. Compruébelo antes de usarlo.",
    unsure:
      "No estamos seguros de este contacto. Compárelo con su propia página.",
    checked: (date) => `Verificado por última vez el ${date} con estas fuentes`,
    sources: "Dónde lo leímos",
    old: "antiguo: compárelo con la página de la propia oficina",
  },
  note: "Estos contactos pueden haber cambiado. Compárelos con la página de la propia oficina antes de ir. Los territorios y contactos de esta página no son una copia oficial. Algunos códigos postales vienen de GeoNames.",
};
