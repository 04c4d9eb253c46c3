#include "server/desk/desk.h"

namespace server {

void add_desk(Router& router, const Desk& desk) {
    desk.files.add_to(router);
    add_sign_in(router, desk);
    add_account(router, desk);
    add_my_work(router, desk);
    add_help(router, desk);
    add_refusal_page(router, desk);
    add_new_report(router, desk);
    add_arrived_reports(router, desk);
    add_report_by_hand(router, desk);
    add_carry_reports(router, desk);
    add_edit_report(router, desk);
    add_evidence_screens(router, desk);
    add_report_table(router, desk);
    add_report_list(router, desk);
    add_report_page(router, desk);
    add_report_moves(router, desk);
    add_list_moves(router, desk);
    add_coverage(router, desk);
    add_plan_screens(router, desk);
    add_letter_list(router, desk);
    add_letter_page(router, desk);
    add_letter_write(router, desk);
    add_letter_moves(router, desk);
    add_sign_on_paper(router, desk);
    add_print_letter(router, desk);
    add_bundles(router, desk);
    add_people_screens(router, desk);
    add_history(router, desk);
    add_forms(router, desk);
    add_verify(router, desk);
}

}  // namespace server
