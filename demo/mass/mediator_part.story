clock T
as mediation_officer
do people_mediator.appoint on T mediator_name="{party}" sex=MALE mediator_form=PART education=SENIOR
expect state current
