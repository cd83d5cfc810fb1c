// The picture beside the text: `blueprint watch` draws it, this shows its page and keeps page and cursor together.
// It knows nothing of the editor, so that it is tested without one.
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

/** One map in `blueprint watch`. */
export class Watch {
  private constructor(
    private readonly process: ChildProcess,
    readonly address: string,
  ) {}

  /** Start it; what it says instead of starting is the error. */
  static async start(command: readonly string[], file: string, language: string, folder: string): Promise<Watch> {
    const [program = "blueprint", ...words] = command;
    const port = await freePort();
    const started = spawn(program, [...words, "--lang", language, "watch", "--no-browser", "--port", String(port), "--", file], { cwd: folder });
    let complaint = "";
    started.stderr.on("data", (data: Buffer) => (complaint += data.toString()));
    return new Promise((resolve, reject) => {
      started.once("error", reject);
      started.once("exit", (code) => reject(new Error(complaint.trim() || `blueprint watch ended with ${code}`)));
      started.stdout.once("data", () => resolve(new Watch(started, `http://127.0.0.1:${port}`)));
    });
  }

  /** Mark the touchpoint on a line; lines begin with 1. */
  async goTo(line: number): Promise<void> {
    await fetch(`${this.address}/goto?line=${line}`);
  }

  /** Show a text that is not saved yet. */
  async show(text: string): Promise<void> {
    await fetch(`${this.address}/text`, { method: "POST", body: text });
  }

  stop(): void {
    this.process.kill();
  }
}

/** The page of a panel: the preview in a frame, and what it says passed on to the editor. */
export function page(address: string, language: string): string {
  const frame = new URL(address); // behind the path of a proxy where the editor runs elsewhere
  if (!frame.pathname.endsWith("/")) frame.pathname += "/";
  frame.searchParams.set("lang", language);
  const { origin } = frame;
  return `<!doctype html>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; frame-src ${origin}; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<style>html, body, iframe { margin: 0; padding: 0; border: 0; width: 100%; height: 100vh; display: block; background: #fff }</style>
<iframe src="${frame.href.replaceAll("&", "&amp;")}"></iframe>
<script>
  const editor = acquireVsCodeApi();
  addEventListener("message", ({ origin, data }) => {
    if (origin === ${JSON.stringify(origin)} && data?.blueprint === "line") editor.postMessage(data.line);
  });
</script>`;
}
