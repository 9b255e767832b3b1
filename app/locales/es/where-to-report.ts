import type { Catalogue } from "../catalogue.ts";

export const whereToReport: Catalogue["whereToReport"] = {
  title: "¿Dónde debo informar?",
  lead: "Busque las oficinas del lugar afectado: el edificio o sitio, no la sede central.",
  danger: "Si alguien está en peligro, llame primero al 911.",
  zip: {
    label: "Código postal (ZIP) del lugar afectado",
    hint: "Cinco cifras, por ejemplo 93301.",
  },
  county: {
    label: "Condado del lugar afectado",
    hint: "Las oficinas se reparten esta zona por condados.",
    choose: "Elija un condado",
  },
  find: "Buscar las oficinas",
  again: "Buscar otro lugar",
  state: {
    summary: "No sé el código postal",
    label: "Estado o territorio",
    choose: "Elija un estado",
    military: "Dirección militar en el extranjero (APO, FPO, DPO)",
  },
  country: {
    summary: "El lugar está fuera de Estados Unidos",
    label: "País",
    choose: "Elija un país",
  },
  errors: {
    "not-a-zip": "Escriba un código postal de cinco cifras, como 93301",
    "unknown-zip":
      "No conocemos este código postal. Revíselo, o busque la oficina por estado más abajo",
    "county-elsewhere": "Elija uno de los condados que se muestran",
    "not-a-state": "Elija uno de los estados que se muestran",
    "not-a-country": "Elija uno de los países que se muestran",
  },
  neighbours: (prefix) =>
    `Los códigos postales que empiezan por ${prefix} están en:`,
  result: {
    title: "Quién puede ser responsable de este lugar",
    intro:
      "Puede informar a más de una oficina. Un informe hecho aquí puede llegar a la vez a la oficina del FBI y a CISA, si usted lo permite.",
    chooseCounty:
      "En esta zona hay más de una oficina del FBI. Elija el condado y le mostramos cuál es la suya.",
    fieldOffice: "Su oficina del FBI",
    fieldOfficeTakes:
      "Intrusiones, espionaje, extorsión. Pregunte por el equipo cibernético o por el agente de guardia.",
    region: "Su región de CISA",
    regionTakes: (city) =>
      `Consejo y ayuda en el lugar, desde ${city}. Si hay un incidente, llame primero a CISA Central.`,
    national: "Para cualquier lugar de Estados Unidos",
    "cisa-central":
      "Cualquier incidente: ayuda técnica y avisos a otras organizaciones.",
    "fbi-ic3":
      "Fraude, pagos desviados, secuestro de datos: un formulario en la web.",
    report: "Informar aquí",
  },
  military: {
    title: "Una dirección militar en el extranjero",
    text: "No está en ningún condado, así que ninguna oficina la tiene asignada. Avise a la oficina de seguridad de su mando. El FBI también tiene personal en las embajadas de Estados Unidos (agregados jurídicos): pregunte en la embajada.",
    next: "También puede informar aquí. Lo recibe la mesa de recepción.",
  },
  foreign: {
    title: (country) => `Un lugar en: ${country}`,
    first:
      "Por lo general, lo primero es el equipo de respuesta del propio país. Escriba solo desde una cuenta que el intruso no pueda leer.",
    none: (country) =>
      `No tenemos una dirección comprobada del equipo de respuesta de: ${country}. Esta lista de equipos nacionales puede ayudar.`,
    american:
      "¿Es parte de una organización de Estados Unidos, o llevan las huellas a Estados Unidos? Entonces también pueden ayudar el FBI y CISA, y puede informar aquí. El FBI también tiene personal en las embajadas de Estados Unidos (agregados jurídicos).",
  },
  contact: {
    phone: "Teléfono",
    address: "Dirección",
    url: "Página",
    email: "Correo",
    role: "Contacto",
    notChecked: "No lo hemos comprobado. Compruébelo antes de usarlo.",
    checked: (date) => `Comprobado por última vez el ${date}`,
    sources: "Dónde lo leímos",
  },
  note: "Estos contactos pueden haber cambiado. Compárelos con la página de la propia oficina antes de ir. Los territorios y contactos de esta página no son una copia oficial. Algunos códigos postales vienen de GeoNames.",
};
