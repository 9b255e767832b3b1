/** Of files that are run, and so may have arguments behind them. */
export const programEndings = [
  "exe",
  "dll",
  "sys",
  "scr",
  "com",
  "pif",
  "cpl",
  "ocx",
  "msi",
  "bat",
  "cmd",
  "ps1",
  "vbs",
  "vbe",
  "js",
  "wsf",
  "hta",
  "py",
  "jar",
  "lnk",
] as const;

/** Endings of the files that reports speak of: programs, scripts, documents, archives, logs, pictures, configurations. */
export const endings: ReadonlySet<string> = new Set(
  (
    "exe dll sys scr pif cpl ocx drv msi msix bat cmd ps1 psm1 vbs vbe js jse wsf wsh hta lnk jar war class apk ipa dmg pkg deb rpm elf ko bin img iso vhd vmdk ova " +
    "sh py pl rb php asp aspx jsp jspx cgi lua go rs cs cpp html htm xml json yml yaml toml ini inf reg conf cfg cnf config plist service " +
    "doc docx docm dot dotm xls xlsx xlsm xlam ppt pptx pptm rtf pdf odt ods csv txt md log one eml msg pst " +
    "zip rar 7z gz tgz bz2 xz tar cab z zst " +
    "jpg jpeg png gif bmp svg ico mp3 mp4 avi mov wav " +
    "pcap pcapng evtx dmp mem bak old tmp dat db sqlite sql key pem crt cer p12 pfx kdbx so dylib"
  ).split(" "),
);

/** Names of software that end like a file. */
const software = new Set(["node.js", "vue.js", "next.js", "react.js"]);

export function isFileName(name: string): boolean {
  const lower = name.toLowerCase().replace(/\.so(?:\.\d{1,4}){1,4}$/, ".so");
  const dot = lower.lastIndexOf(".");
  if (dot < 1 || name.length > 255 || software.has(lower)) return false;
  return endings.has(lower.slice(dot + 1));
}
