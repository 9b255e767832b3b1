import type { Catalogue } from "../catalogue.ts";

export const proof: Catalogue["proof"] = {
  title: "Guarde este recibo",
  lead: "Estos archivos están firmados. Muestran a cualquiera que su informe llegó, cuándo, a quién, y por qué. No contienen ninguna de sus palabras, ni su código de acceso. Pero las razones dicen algo de lo que usted informó: muéstrelos solo a quien pueda saberlo.",
  asOf: (changes) =>
    `Es de sus respuestas ${
      changes === 0
        ? "tal como las envió"
        : changes === 1
          ? "con el único cambio que hizo desde el envío"
          : `con los ${changes} cambios que hizo desde el envío`
    }. Lo que cambie después hace otro recibo.`,
  pdf: "Recibo en PDF",
  json: "Recibo como archivo firmado (JSON)",
  verify: "Cómo comprobar un recibo",
  answersTitle: "Sus respuestas en un archivo",
  answersHint:
    "Este archivo contiene lo que usted escribió. Guárdelo donde el intruso no pueda verlo. Junto con el recibo muestra que usted dijo justo esto, y cuándo.",
  answers: "Guardar sus respuestas (JSON)",
  fileNames: {
    receipt: "landline-recibo.json",
    paper: "landline-recibo.pdf",
    answers: "landline-respuestas.json",
  },
  paperTitle: (reference) => `Recibo ${reference}`,
  paperProofTitle: "Cómo se puede comprobar",
  writtenAt: (time) => `Este recibo se escribió el ${time}.`,
  digest: (version) =>
    `Resumen (SHA-256) del archivo de sus respuestas, versión ${version}:`,
  howTo: (address) =>
    `Cualquiera puede comprobarlo en ${address}: elija este PDF o el archivo firmado, o pegue la firma de abajo. La firma contiene la referencia, las horas, las oficinas y los resúmenes. No contiene sus respuestas, ni los nombres de sus archivos.`,
  signature: "Firma de este recibo",
  foot: (reference, page, of) =>
    `Recibo ${reference} · página ${page} de ${of}`,
};

export const verify: Catalogue["verify"] = {
  title: "Comprobar un recibo",
  lead: "Averigüe si un recibo viene de aquí, y qué demuestra. No guardamos ni registramos lo que usted pega.",
  paste: "Pegue el recibo",
  pasteHint:
    "El archivo firmado entero, o su firma: una línea larga que empieza con eyJ. Los saltos de línea no importan.",
  file: "O elija su archivo",
  fileHint: "El PDF, o el archivo que termina en .json.",
  check: "Comprobar",
  missing: "Pegue un recibo, o elija su archivo",
  good: "Este recibo es auténtico",
  goodText: (issuer) =>
    `Se firmó con nuestra clave, y desde entonces no cambió ni una letra. Demuestra que ${issuer} dijo esto:`,
  rewritten:
    "Pero la parte del archivo que es para leer fue cambiada. Crea solo lo que está aquí: es lo que se firmó.",
  bad: {
    changed: {
      title: "Este recibo fue cambiado",
      text: (kid) =>
        `Nombra nuestra clave ${kid}, pero la firma no corresponde a lo que dice. No se fíe de él. Si lo copió a mano, o de un papel, puede haber una letra mal: pruebe con el archivo.`,
    },
    "unknown-key": {
      title: "Este recibo no está firmado con una clave nuestra",
      text: (kid) =>
        `Nombra la clave “${kid}”. Quizá viene de otro portal, o la clave se retiró, o es una falsificación. Aquí no demuestra nada.`,
    },
    unreadable: {
      title: "Aquí no encontramos ningún recibo",
      text: () =>
        "Busque el archivo que se llama recibo, y elíjalo, o péguelo entero. Un PDF que otro programa guardó de nuevo no se puede leer aquí: pegue la firma que está al final.",
    },
    "too-long": {
      title: "Esto es demasiado largo para ser un recibo",
      text: () => "Pegue solo el archivo firmado, o solo la firma.",
    },
  },
  facts: {
    reference: "Referencia",
    submittedAt: "El informe llegó",
    issuedAt: "El recibo se escribió",
    units: "Lo tenía",
    answers: "Resumen de las respuestas (SHA-256)",
    evidence: "Archivos (SHA-256)",
    key: "Clave",
  },
  version: (version) => `versión ${version}`,
  currentKey: (kid) => `${kid}. Hoy firmamos con ella.`,
  olderKey: (kid) =>
    `${kid}. Ahora firmamos con una más nueva; esta sigue siendo nuestra.`,
  limits:
    "No demuestra que el informe sea cierto, ni quién lo envió. Lo que se respondió lo demuestra el archivo de respuestas: su resumen SHA-256 debe ser el de arriba.",
  selfTitle: "Compruébelo sin nosotros",
  selfText:
    "La firma es un JWS (RFC 7515) con una clave Ed25519 (RFC 8037), así que sirve cualquier herramienta para estas. Guarde nuestras claves públicas, si puede otro día o desde otra red. Después ejecute esto donde haya Node.js:",
  keysLink: "Nuestras claves públicas (JWKS)",
  keysNow: (kids) =>
    `Nuestras claves: ${kids}. Pregunte por ellas también por teléfono.`,
  selfAfter:
    "Imprime “true” y lo que se firmó, o “false”. Para las respuestas, compare el resumen con lo que imprime “sha256sum landline-respuestas.json”.",
};
