import type { Catalogue } from "../catalogue.ts";

export const download: Catalogue["download"] = {
  link: "Guardarlo todo en un archivo",
  title: "Guardarlo todo en un archivo",
  lead: "Un archivo ZIP con todo lo que nos contó y todo lo que se respondió.",
  notSealedTitle: "Quien encuentre este archivo puede leerlo",
  notSealed:
    "Aquí su informe está sellado. En este archivo no. Guárdelo solo en un dispositivo que nunca estuvo en la red afectada, mejor en una memoria USB bajo llave. No lo envíe por correo.",
  insideTitle: "Qué contiene",
  files: {
    "README.txt": "qué es cada cosa, y cómo comprobarla",
    "receipt.json": "el recibo firmado",
    "receipt.pdf": "lo mismo, para leer e imprimir",
    "jwks.json":
      "nuestras claves públicas, para comprobar el recibo sin nosotros",
    "answers.json": "sus respuestas; las versiones anteriores están al lado",
    "messages.txt": "todos los mensajes, para leer",
    "messages.json": "todos los mensajes, para programas",
    "timeline.json": "qué pasó, y cuándo",
    "deadlines.ics": "los plazos que pueden correr, para un calendario",
    "advice.txt": "qué hacer mientras espera",
    "evidence/": "sus archivos, tal como los envió",
    SHA256SUMS: "una suma de comprobación de cada archivo",
  },
  evidence: (count, size) =>
    count === 1
      ? `Contiene un archivo suyo, ${size}. Puede tardar en descargarse.`
      : `Contiene ${count} archivos suyos, ${size}. Pueden tardar en descargarse.`,
  noEvidence: "Hasta ahora no ha enviado archivos.",
  recorded: "La historia de su informe mostrará que se guardó, y cuándo.",
  button: "Guardar como archivo ZIP",
  fileName: "landline-informe.zip",
  readme: {
    title: (reference) => `Informe ${reference}`,
    written: (time, address) => `Guardado el ${time} desde ${address}.`,
    notSealed:
      "Nada de lo que hay aquí está sellado. Guárdelo donde el intruso no pueda verlo.",
    inside: "Qué es cada cosa:",
    checkSums:
      "Para comprobar que ningún archivo cambió, escriba esto en la carpeta de estos archivos:",
    checkReceipt: (address) =>
      `Para comprobar el recibo, entregue receipt.json en ${address}. Esa página también dice cómo comprobarlo con sus propias herramientas; jwks.json contiene las claves.`,
    checkAnswers:
      "El recibo contiene la suma SHA-256 de answers.json. Si las dos son iguales, usted dijo exactamente esto, y cuándo.",
    malware:
      "La carpeta “evidence” contiene archivos tal como se enviaron. Pueden ser software malicioso activo: ábralos solo donde no haga daño.",
  },
};
