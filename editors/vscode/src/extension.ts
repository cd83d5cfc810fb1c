// Thin: blueprint's own language server and preview do the work; this starts them and passes things on.
import { execFile } from "node:child_process";
import * as path from "node:path";
import * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { Watch, page } from "./preview";

const MAP = /\.blueprint\.ya?ml$/;
const FORMATS = ["svg", "png", "pdf", "html", "pptx", "drawio", "bpmn", "mermaid", "dot", "csv", "xlsx"];
const PAUSE = 250;
const WORDS = {
  en: {
    missing: (name: string) => `${name} is not there: pip install 'service-blueprint[lsp]', or set blueprint.command`,
    noMap: "open a file that ends in .blueprint.yaml",
    exportAs: "Export as",
    done: (format: string, folder: string) => `${format} is in ${folder}`,
  },
  zh: {
    missing: (name: string) => `找不到 ${name}：请 pip install 'service-blueprint[lsp]'，或设置 blueprint.command`,
    noMap: "请先打开以 .blueprint.yaml 结尾的文件",
    exportAs: "导出为",
    done: (format: string, folder: string) => `${format} 已写入 ${folder}`,
  },
};
let client: LanguageClient | undefined;
const previews = new Map<string, Preview>();
const starting = new Set<string>();

const settings = () => vscode.workspace.getConfiguration("blueprint");
const command = (): string[] => settings().get<string[]>("command", ["blueprint"]);
function language(): "en" | "zh" {
  const chosen = settings().get<string>("language", "auto");
  return chosen === "zh" || (chosen === "auto" && vscode.env.language.startsWith("zh")) ? "zh" : "en";
}
const folderOf = (uri: vscode.Uri) => vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? path.dirname(uri.fsPath);

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("blueprint.preview", () => told(preview)),
    vscode.commands.registerCommand("blueprint.export", () => told(exported)),
    vscode.commands.registerCommand("blueprint.restart", () => told(async () => { await client?.restart(); })),
    vscode.workspace.onDidChangeTextDocument(({ document }) => previews.get(document.uri.toString())?.changed(document)),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      previews.get(textEditor.document.uri.toString())?.follow((selections[0]?.active.line ?? 0) + 1);
    }),
    { dispose: () => previews.forEach((each) => each.dispose()) },
  );
  await told(serve);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

/** What fails is said in a sentence. */
async function told(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const said = error instanceof Error && "code" in error && error.code === "ENOENT"
      ? WORDS[language()].missing(command()[0] ?? "blueprint")
      : String(error instanceof Error ? error.message : error);
    void vscode.window.showErrorMessage(`Blueprint: ${said}`);
  }
}

async function serve(): Promise<void> {
  const [program = "blueprint", ...words] = command();
  client = new LanguageClient(
    "blueprint",
    "Blueprint",
    { command: program, args: [...words, "--lang", language(), "lsp"], transport: TransportKind.stdio },
    { documentSelector: [{ scheme: "file", pattern: "**/*.blueprint.{yaml,yml}" }] },
  );
  await client.start();
}

function openMap(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !MAP.test(editor.document.fileName)) throw new Error(WORDS[language()].noMap);
  return editor;
}

async function preview(): Promise<void> {
  const editor = openMap();
  const key = editor.document.uri.toString();
  const known = previews.get(key);
  if (known) return known.reveal();
  if (starting.has(key)) return; // asked for twice
  starting.add(key);
  try {
    const watch = await Watch.start(command(), editor.document.fileName, language(), folderOf(editor.document.uri));
    const address = await vscode.env.asExternalUri(vscode.Uri.parse(watch.address)); // forwarded where the editor is remote
    previews.set(key, new Preview(watch, address.toString(true), editor.document));
  } finally {
    starting.delete(key);
  }
}

/** A panel with the picture of one map. */
class Preview {
  private readonly panel: vscode.WebviewPanel;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly watch: Watch, address: string, document: vscode.TextDocument) {
    const title = path.basename(document.fileName).replace(MAP, "");
    this.panel = vscode.window.createWebviewPanel("blueprint", title, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, { enableScripts: true, retainContextWhenHidden: true });
    this.panel.webview.html = page(address, language());
    this.panel.webview.onDidReceiveMessage((line: number) => void this.turn(document, line));
    this.panel.onDidDispose(() => {
      clearTimeout(this.timer);
      watch.stop();
      previews.delete(document.uri.toString());
    });
    if (document.isDirty) this.changed(document);
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  changed(document: vscode.TextDocument): void {
    this.soon(() => this.watch.show(document.getText()));
  }

  follow(line: number): void {
    if (!this.timer) void this.watch.goTo(line).catch(() => undefined); // what is being typed is shown first
  }

  dispose(): void {
    this.panel.dispose();
  }

  private soon(work: () => Promise<void>): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void work().catch(() => undefined);
    }, PAUSE);
  }

  private async turn(document: vscode.TextDocument, line: number): Promise<void> {
    const at = new vscode.Position(Math.max(0, line - 1), 0);
    const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
    editor.selection = new vscode.Selection(at, at);
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenter);
  }
}

async function exported(): Promise<void> {
  const { document } = openMap();
  await document.save();
  const format = await vscode.window.showQuickPick(FORMATS, { title: WORDS[language()].exportAs });
  if (!format) return;
  const [program = "blueprint", ...words] = command();
  const folder = folderOf(document.uri);
  await new Promise<void>((resolve, reject) => {
    execFile(program, [...words, "--lang", language(), "export", "--to", format, "--out", "exports", "--", document.fileName], { cwd: folder }, (error, _, said) =>
      error ? reject("code" in error && error.code === "ENOENT" ? error : new Error(said.trim() || error.message)) : resolve());
  });
  void vscode.window.showInformationMessage(`Blueprint: ${WORDS[language()].done(format, path.join(folder, "exports"))}`);
}
