// The clerk's desk: pages in Thai over the same steps that the resources under /v1 take. One file a screen.

#pragma once

#include "server/desk/screen.h"

namespace server {

// Every screen, and the files they bring. The desk must outlive the router.
void add_desk(Router& router, const Desk& desk);

// Who comes in, and what for.
void add_sign_in(Router& router, const Desk& desk);       // /sign-in /sign-out
void add_account(Router& router, const Desk& desk);       // /account
void add_my_work(Router& router, const Desk& desk);       // /
void add_help(Router& router, const Desk& desk);          // /help
void add_refusal_page(Router& router, const Desk& desk);  // 404, 405, 413, 500 … in the frame

// How reports come in and are written.
void add_new_report(Router& router, const Desk& desk);        // /reports/new and its ways in
void add_arrived_reports(Router& router, const Desk& desk);   // /reports/new/arrived/{kind}/{sha256}
void add_report_by_hand(Router& router, const Desk& desk);    // /reports/new/by-hand
void add_carry_reports(Router& router, const Desk& desk);     // /reports/new/carry
void add_edit_report(Router& router, const Desk& desk);       // /reports/{id}/edit
void add_evidence_screens(Router& router, const Desk& desk);  // /reports/{id}/evidence
void add_report_table(Router& router, const Desk& desk);      // /reports/table

// What becomes of them.
void add_report_list(Router& router, const Desk& desk);   // /reports
void add_report_page(Router& router, const Desk& desk);   // /reports/{id}
void add_report_moves(Router& router, const Desk& desk);  // /reports/{id}/submit and the others
void add_list_moves(Router& router, const Desk& desk);    // /reports/moves: many at once
void add_coverage(Router& router, const Desk& desk);      // /coverage /coverage.csv
void add_plan_screens(Router& router, const Desk& desk);  // /plans /plans.csv

// The letters that send them.
void add_letter_list(Router& router, const Desk& desk);   // /letters
void add_letter_page(Router& router, const Desk& desk);   // /letters/{id}
void add_letter_write(Router& router, const Desk& desk);  // /letters/new /letters/{id}/edit
void add_letter_moves(Router& router, const Desk& desk);  // /letters/{id}/sign, register, send, cancel
void add_sign_on_paper(Router& router, const Desk& desk);  // /letters/{id}/record_ink /letters/{id}/scan
void add_print_letter(Router& router, const Desk& desk);  // /letters/{id}/print.pdf
void add_bundles(Router& router, const Desk& desk);       // /bundle /bundle.zip /letters/{id}/bundle.zip

// The office, and the forms it has.
void add_people_screens(Router& router, const Desk& desk);      // /people, and the three below
void add_delegation_screens(Router& router, const Desk& desk);  // /people/delegations
void add_unit_screens(Router& router, const Desk& desk);        // /people/units
void add_key_screens(Router& router, const Desk& desk);         // /people/keys
void add_history(Router& router, const Desk& desk);             // /history /history.csv
void add_forms(Router& router, const Desk& desk);               // /forms

// For anybody who holds a document.
void add_verify(Router& router, const Desk& desk);  // /verify /verify/{code}

}  // namespace server
