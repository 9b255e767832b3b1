import type { Catalogue } from "../catalogue.ts";

export const indicators: Catalogue["indicators"] = {
  kinds: {
    ipv4: "Dirección IPv4",
    ipv6: "Dirección IPv6",
    cidr: "Bloque de direcciones",
    domain: "Dominio",
    url: "Dirección web",
    email: "Dirección de correo",
    md5: "Hash MD5",
    sha1: "Hash SHA-1",
    sha256: "Hash SHA-256",
    sha512: "Hash SHA-512",
    imphash: "Hash de importaciones (imphash)",
    ssdeep: "Hash difuso (ssdeep)",
    ja3: "Huella de TLS (JA3)",
    jarm: "Huella de TLS (JARM)",
    cve: "Vulnerabilidad (CVE)",
    technique: "Número de ATT&CK",
    "as-number": "Red (número AS)",
    port: "Puerto",
    mac: "Dirección física (MAC)",
    file: "Archivo o ruta",
    "registry-key": "Clave del registro de Windows",
    account: "Cuenta",
    wallet: "Monedero de criptomonedas",
    "ssh-key": "Clave SSH",
    "user-agent": "Agente de usuario",
  },
  notes: {
    private: "dentro de una red",
    reserved: "reservado",
    documentation: "solo para ejemplos",
    ephemeral: "elegido para una conexión",
  },
  lines: (lines) =>
    lines.length === 1
      ? `línea ${lines[0]}`
      : `líneas ${lines.slice(0, 4).join(", ")}${lines.length > 4 ? " …" : ""}`,
  leftOut: (value) => `Omitido: ${value}`,
  corrected: (value, was) => `${value} (no ${was})`,
  nothing: "No se reconoció nada en su texto. Se envía tal como está.",
  review: {
    lead: (count) =>
      count === "1"
        ? "Reconocimos un indicio en su texto. Corríjalo en su campo u omítalo."
        : `Reconocimos ${count} indicios en su texto. Corrija en su campo lo que esté mal y omita lo que no lo sea.`,
    whole: "Su texto se envía tal como está.",
    more: (most, rest) =>
      rest === "1"
        ? `Estos son los primeros ${most}. El otro se envía tal como lo reconocimos.`
        : `Estos son los primeros ${most}. Los otros ${rest} se envían tal como los reconocimos.`,
    isCut: (most) =>
      `Su texto contiene más de ${most} indicios de un mismo tipo. Mostramos y comparamos los primeros ${most} de cada uno.`,
    ephemeral: (count) =>
      count === "1"
        ? "Un puerto de origen se eligió para una conexión"
        : `${count} puertos de origen se eligieron para una conexión cada uno`,
    ephemeralWhy: "Se envían en su texto y dicen poco por sí solos.",
    marked: (tlp) =>
      `Su texto lleva la marca ${tlp}. Quienes responden ven la marca.`,
    leaveOut: "Omitir",
    missed: "¿Falta algo? Vuelva atrás y escríbalo en una línea aparte.",
    yourText: "Su texto, con lo que se reconoció",
    wrong: (was) =>
      `No reconocemos lo que escribió en lugar de ${was}. Cámbielo u omítalo`,
  },
};
