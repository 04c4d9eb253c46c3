// Comforts only: every screen works without this file.

"use strict";

// What is wrong is read first.
document.querySelector(".errors")?.focus();

// One box that ticks all others of its form: <input type="checkbox" data-all="records">, hidden without this script.
for (const all of document.querySelectorAll("input[data-all]")) {
  const boxes = () => document.querySelectorAll(`input[type=checkbox][name="${all.dataset.all}"]`);
  all.closest("[hidden]")?.removeAttribute("hidden");
  all.addEventListener("change", () => { for (const box of boxes()) box.checked = all.checked; });
}

// A form is sent once, however often its button is pressed.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
addEventListener("pageshow", (event) => { if (event.persisted) for (const form of document.forms) delete form.dataset.sent; });

// /verify: a chosen or dropped file is hashed here and compared; nothing of it is sent anywhere.
for (const box of document.querySelectorAll("[data-compare]")) {
  const expected = box.dataset.compare.trim().split(" ");
  const verdict = box.querySelector(".verdict");
  const say = (text, sort) => { verdict.textContent = text; verdict.className = `verdict ${sort}`; };
  const compare = async (file) => {
    if (!file) return;
    if (!globalThis.crypto?.subtle) return say("เบราว์เซอร์คำนวณ SHA-256 ได้เฉพาะที่อยู่ที่ขึ้นต้นด้วย https", "bad");
    say("กำลังคำนวณ…", "");
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    const written = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    if (expected.includes(written)) say(`✓ ${file.name} เป็นฉบับเดียวกับที่ลงนามในระบบ`, "good");
    else say(`✕ ${file.name} ไม่ใช่ฉบับเดียวกับที่ลงนามในระบบ (SHA-256 ${written})`, "bad");
  };
  box.hidden = false;
  box.querySelector("input").addEventListener("change", (event) => compare(event.target.files[0]));
  box.addEventListener("dragover", (event) => event.preventDefault());
  box.addEventListener("drop", (event) => { event.preventDefault(); compare(event.dataTransfer.files[0]); });
}
