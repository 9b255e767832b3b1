import type { OptionWords } from "../shape.ts";

/** Of the page that asks which part of its sector an organization is. */
export const subsectorOptions: Pick<OptionWords, "subsector" | "ny_licence"> = {
  subsector: {
    bank: "Un banco",
    "credit-union": "Una cooperativa de crédito",
    broker: "Un corredor de bolsa, un asesor de inversiones o un fondo",
    insurer: "Una aseguradora",
    "title-escrow":
      "Una empresa de títulos de propiedad o de depósito en garantía",
    lender: "Un prestamista u otro negocio financiero que no es un banco",
    "other-finance": "Otra cosa en finanzas",
    "federal-agency": "Una agencia federal",
    "federal-contractor":
      "Una empresa que opera sistemas para una agencia federal",
    "state-local": "Un estado, condado, ciudad o tribu",
    school: "Una escuela o un distrito escolar",
    university: "Una universidad o colegio universitario",
    "election-office": "Una oficina electoral",
    pipeline: "Un ducto",
    rail: "Un ferrocarril o transporte público por riel",
    air: "Una aerolínea o un aeropuerto",
    "port-ship": "Un puerto, un barco o una terminal",
    road: "Camiones, autobuses o carreteras",
    "other-transport": "Otra cosa en transporte o correo",
    "power-reactor": "Una central nuclear",
    "other-nuclear": "Otra cosa que maneja material nuclear",
  },
  ny_licence: { no: "No", yes: "Sí" },
};
