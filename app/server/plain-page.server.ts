/** Pages that need nothing to work: no database, no build. In both languages, as the reader's may not be known. */
export type PlainPage = keyof typeof words;

const words = {
  outage: {
    status: 503,
    en: [
      "We cannot reach our records for the moment",
      "Everything you saved earlier is kept. What you sent just now may not have been saved, but your browser still holds it: keep this page open, and reload it in a few minutes to send it again. If you go back instead, what you typed may be gone. If you sent a report and saw no receipt, do not count on it: send it again, which never files it twice.",
      "If there is danger to life, call 911 now.",
    ],
    es: [
      "Por el momento no podemos acceder a nuestros registros",
      "Todo lo que guardó antes se conserva. Es posible que lo que acaba de enviar no se haya guardado, pero su navegador todavía lo conserva: deje esta página abierta y recárguela en unos minutos para enviarlo de nuevo. Si en cambio vuelve atrás, lo que escribió puede perderse. Si envió un informe y no vio un recibo, no lo dé por presentado: envíelo otra vez, que nunca se presenta dos veces.",
      "Si hay peligro para la vida, llame al 911 ahora.",
    ],
  },
  fault: {
    status: 500,
    en: [
      "Something on our side failed",
      "Everything you saved earlier is kept. What you sent just now may not have been saved: reload this page to send it once more. Sending twice does no harm. If you go back instead, what you typed may be gone.",
      "If there is danger to life, call 911 now.",
    ],
    es: [
      "Algo falló de nuestro lado",
      "Todo lo que guardó antes se conserva. Es posible que lo que acaba de enviar no se haya guardado: recargue esta página para enviarlo otra vez. Enviarlo dos veces no hace daño. Si en cambio vuelve atrás, lo que escribió puede perderse.",
      "Si hay peligro para la vida, llame al 911 ahora.",
    ],
  },
  tooLarge: {
    status: 413,
    en: [
      "This is more than we can take at once",
      "An open report takes up to 3 megabytes from one page, any other page 64 kilobytes. Nothing of what you just sent was saved; what you saved earlier is kept. If your report was closed meanwhile, open it in another tab with its access code, then reload this page to send it again. Else go back and send a shorter text; what you typed on that page may have to be typed again. Say in the report that there is more, and the responders will ask for it.",
    ],
    es: [
      "Esto es más de lo que podemos recibir de una vez",
      "Un informe abierto recibe hasta 3 megabytes de una página; cualquier otra página, 64 kilobytes. Nada de lo que acaba de enviar se guardó; lo que guardó antes se conserva. Si entretanto se cerró su informe, ábralo en otra pestaña con su código de acceso y recargue esta página para enviarlo otra vez. Si no, vuelva atrás y envíe un texto más corto; quizá tenga que escribir de nuevo lo de esa página. Indique en el informe que hay más y se lo pedirán.",
    ],
  },
  crowded: {
    status: 503,
    en: [
      "Too much is coming in at once",
      "Nothing of what you just sent was saved, but your browser still holds it: keep this page open, and reload it in a minute to send it again. What you saved earlier is kept.",
      "If there is danger to life, call 911 now.",
    ],
    es: [
      "Está llegando demasiado a la vez",
      "No se guardó nada de lo que acaba de enviar, pero su navegador todavía lo conserva: deje esta página abierta y recárguela en un minuto para enviarlo otra vez. Lo que guardó antes se conserva.",
      "Si hay peligro para la vida, llame al 911 ahora.",
    ],
  },
  otherReport: {
    status: 409,
    en: [
      "This page belongs to another report",
      "Since you opened it, another report was opened in this browser. Nothing of what you just sent was kept. Go to the report you mean and send it from there.",
    ],
    es: [
      "Esta página pertenece a otro informe",
      "Desde que la abrió, se abrió otro informe en este navegador. No se guardó nada de lo que acaba de enviar. Vaya al informe que le interesa y envíelo desde allí.",
    ],
  },
  foreign: {
    status: 403,
    en: [
      "This was not sent from our own page",
      "To protect you, we take forms from our own pages only. Nothing was saved. Open the page from this site and send it again.",
    ],
    es: [
      "Esto no se envió desde nuestra propia página",
      "Para protegerle, solo aceptamos formularios de nuestras propias páginas. No se guardó nada. Abra la página desde este sitio y envíelo de nuevo.",
    ],
  },
  otherCode: {
    status: 403,
    en: [
      "Your code is not for this",
      "Only the first code of a report, that of its owner, takes everything along as one file. Nothing was saved. Ask whoever gave you your code.",
    ],
    es: [
      "Su código no sirve para esto",
      "Solo el primer código de un informe, el de su titular, permite guardarlo todo en un archivo. No se guardó nada. Pregunte a quien le dio su código.",
    ],
  },
  noFiles: {
    status: 403,
    en: [
      "These files were not taken",
      "You may have been signed out, or the report takes no files now. Nothing of what you just sent was kept, and your own copy is as it was. Open your report again with its access code: its page for files says more.",
      "Files that arrived before are safe.",
    ],
    es: [
      "No se recibieron estos archivos",
      "Puede que su sesión se haya cerrado, o que el informe ya no reciba archivos. No se guardó nada de lo que acaba de enviar, y su propia copia está como estaba. Abra otra vez su informe con el código de acceso: su página de archivos dice más.",
      "Los archivos que llegaron antes están a salvo.",
    ],
  },
  busy: {
    status: 503,
    en: [
      "Many files are coming in at once",
      "There is no place for yours at the moment. Nothing of it was kept, and your own copy is as it was. Wait a minute, then reload this page to send it again. If your browser asks, choose the files again.",
      "Files that arrived before are safe.",
    ],
    es: [
      "Están llegando muchos archivos a la vez",
      "Por el momento no hay lugar para el suyo. No se guardó nada de él, y su propia copia está como estaba. Espere un minuto y recargue esta página para enviarlo otra vez. Si su navegador lo pide, elija los archivos de nuevo.",
      "Los archivos que llegaron antes están a salvo.",
    ],
  },
  elsewhere: {
    status: 421,
    en: [
      "This demonstration answers on its own machine alone",
      "Its accounts let anybody in, so it is not shown to a network. Open it where it runs, at http://localhost and its port.",
    ],
    es: [
      "Esta demostración solo responde en su propia máquina",
      "Sus cuentas dejan entrar a cualquiera, así que no se muestra a una red. Ábrala en la máquina donde se ejecuta, en http://localhost y su puerto.",
    ],
  },
  notYet: {
    status: 409,
    en: [
      "This does not open for your unit",
      "Nobody who has this report has been at the desk since it was offered to you, or its key was damaged in storage. The page of the report says which. Nothing is lost by trying again later.",
    ],
    es: [
      "Esto no se abre para su unidad",
      "Nadie que tenga este informe ha estado en la mesa desde que se le ofreció, o su clave se dañó en el almacenamiento. La página del informe dice cuál de las dos cosas es. No se pierde nada por intentarlo más tarde.",
    ],
  },
  damaged: {
    status: 409,
    en: [
      "This does not open",
      "This does not open: it was changed or damaged in storage. Nothing was written over it, and what you just sent was not saved. Whoever runs this portal has been told.",
      "If there is danger to life, call 911 now.",
    ],
    es: [
      "Esto no se puede abrir",
      "Esto no se puede abrir: se modificó o se dañó en el almacenamiento. No se escribió nada encima, y lo que acaba de enviar no se guardó. Ya se avisó a quien administra este portal.",
      "Si hay peligro para la vida, llame al 911 ahora.",
    ],
  },
  nowhere: {
    status: 404,
    en: ["There is no such page", "Check the address."],
    es: ["Esta página no existe", "Revise la dirección."],
  },
} satisfies Record<string, { status: number; en: string[]; es: string[] }>;

export function plainPage(name: PlainPage): { status: number; html: string } {
  const { status, en, es } = words[name];
  return {
    status,
    html: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${en[0]}</title>
<link rel="stylesheet" href="/plain.css">
<main>
<h1>${en[0]}</h1>
${paragraphs(en)}
<section lang="es">
<h2>${es[0]}</h2>
${paragraphs(es)}
</section>
</main>
</html>
`,
  };
}

function paragraphs([, ...sentences]: readonly string[]): string {
  return sentences.map((sentence) => `<p>${sentence}</p>`).join("\n");
}
