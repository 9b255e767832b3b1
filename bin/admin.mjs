/** `npm run admin -- <command>`: an administrator's commands on this installation. Without one it lists them. */
import { main, prepare } from "./prepare.mjs";

await main(async () => {
  await prepare();
  process.env.LANDLINE_PRODUCTION =
    process.env.NODE_ENV === "production" ? "on" : "off";
  const { admin } = await import("../build/node/admin.js");
  process.exit(await admin(process.argv.slice(2), process.env));
});
