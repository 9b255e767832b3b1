import { isRouteErrorResponse, useRouteError } from "@remix-run/react";

type Words = { title: string; next: string };

const words: Record<"en" | "es", Record<string, Words>> = {
  en: {
    "403": {
      title: "You may not do this",
      next: "Nothing was changed. Go back, or ask an administrator.",
    },
    "404": {
      title: "There is no such page",
      next: "Check the address. If you were writing a report, what you saved is kept under your access code.",
    },
    "409": {
      title: "This has changed in the meantime",
      next: "Nothing was changed by what you just did. Go back, load the page again and look before you repeat it.",
    },
    other: {
      title: "This did not work",
      next: "What was saved before is kept. Go back and try again.",
    },
  },
  es: {
    "403": {
      title: "No tiene permiso para hacer esto",
      next: "No se cambió nada. Vuelva atrás o consulte a un administrador.",
    },
    "404": {
      title: "Esta página no existe",
      next: "Revise la dirección. Si estaba escribiendo un informe, lo que guardó se conserva con su código de acceso.",
    },
    "409": {
      title: "Esto cambió mientras tanto",
      next: "Lo que acaba de hacer no cambió nada. Vuelva atrás, cargue la página de nuevo y revise antes de repetirlo.",
    },
    other: {
      title: "Esto no funcionó",
      next: "Lo que se guardó antes se conserva. Vuelva atrás e inténtelo de nuevo.",
    },
  },
};

/** What a page that is refused says: what happened, what is safe, what to do. */
export function Refusal({ locale }: { locale: "en" | "es" }) {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? String(error.status) : "other";
  const { title, next } = words[locale][status] ?? words[locale].other!; // "other" is always there.
  const reason =
    isRouteErrorResponse(error) && typeof error.data === "string"
      ? error.data
      : "";
  return (
    <main id="main" className="grid-container usa-prose refusal">
      <h1>{title}</h1>
      {reason && reason !== title && <p>{reason}</p>}
      <p>{next}</p>
      <p>
        <a href="/">{locale === "en" ? "To the front page" : "A la portada"}</a>
      </p>
    </main>
  );
}
