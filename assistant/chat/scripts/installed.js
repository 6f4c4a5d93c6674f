// Installed as an app, and while the server is away, the page is still ours; off localhost that needs TLS.
navigator.serviceWorker?.register('worker.js').catch(() => {}); // a browser that forbids it goes on without
