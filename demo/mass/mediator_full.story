clock T
as mediation_officer
do people_mediator.appoint on T mediator_name="{other}" sex=FEMALE mediator_form=FULL education=COLLEGE
expect state current
