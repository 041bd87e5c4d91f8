# Messages of which nobody knows whether they arrived the first time.
delivery-repeat = <i>Repeat: you may have received this message already.</i>
