import { createServer, type RequestListener } from "node:http";
import { Provider } from "oidc-provider";
import { portOf } from "#app/server/process/port.server.ts";

export const client = { id: "landline-desk", secret: "a-secret-of-the-tests" };

/** An organization's provider on this machine. Whoever types a name on its page has the account of that name. */
export async function openProvider() {
  let answer: RequestListener = (_request, response) => {
    response.writeHead(503).end();
  };
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const port = portOf(server);
  const issuer = `http://127.0.0.1:${port}`;
  const known: RequestListener[] = [];
  return {
    issuer,
    /** Only now is it known where the desk is reached. */
    knowDesk: (url: string) => {
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: client.id,
            client_secret: client.secret,
            redirect_uris: [`${url}/sign-in/provider/callback`],
          },
        ],
        pkce: { required: () => true },
      });
      const serve = provider.callback();
      answer = (request, response) => void serve(request, response);
      known.push(answer);
    },
    goDown: () => {
      answer = (_request, response) => void response.writeHead(503).end();
    },
    comeBack: () => {
      answer = known.at(-1) ?? answer;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
