# To be confirmed on the court's platform within three working days.
clock T
as mediator
do mediation_dispute.receive_transfer on T source=COURT court_mode=DELEGATED committee_kind=VILLAGE dispute_type={dispute_type} account="{account}" party="{party}" party="{other}" sender=court consent_on=T assigned_on=T
expect state registered
